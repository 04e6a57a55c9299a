import type { CalendarDay } from '../calendar/types.js';
import type { FormValues } from '../forms/value.js';
import type { StudyDefinition } from '../study/definition.js';
import { textOf } from './dated-forms.js';
import type { Person } from './person.js';

/** The items that say who a participant is. */
export interface PersonItems {
  readonly sex: string;
  readonly yearOfBirth: string;
}

/** Where no fact of a study says otherwise (CDASHIG 2.3, domain DM). */
const USUAL: PersonItems = { sex: 'SEX', yearOfBirth: 'BRTHYR' };

/** The items behind the study's facts `sex` and `yearOfBirth`. */
export function personItems({ facts }: Pick<StudyDefinition, 'facts'>): PersonItems {
  const itemOf = (code: keyof PersonItems): string =>
    facts.find((fact) => fact.code === code)?.item ?? USUAL[code];
  return { sex: itemOf('sex'), yearOfBirth: itemOf('yearOfBirth') };
}

/**
 * Who a participant is by their forms, drafts too: what was typed last is the best that is known. Nobody is born after
 * their screening: a year that says so is not known yet.
 */
export function personIn(
  definition: Pick<StudyDefinition, 'facts'>,
  forms: readonly { readonly values: FormValues }[],
  screeningOn: CalendarDay,
): Person {
  const items = personItems(definition);
  const year = Number(firstText(forms, items.yearOfBirth) ?? Number.NaN);
  const isPossible = Number.isInteger(year) && year <= Number(screeningOn.slice(0, 4));
  return { sex: firstText(forms, items.sex), yearOfBirth: isPossible ? year : null };
}

function firstText(forms: readonly { readonly values: FormValues }[], item: string): string | null {
  for (const { values } of forms) {
    const written = textOf(values, item);
    if (written !== null) return written;
  }
  return null;
}
