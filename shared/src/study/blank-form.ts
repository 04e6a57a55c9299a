import type { FormDefinition } from '../forms/definition.js';
import type { StudyDefinition } from './definition.js';
import { text } from './words.js';

/** The visits of a study that ask for a form, each once, in the order of the study. */
export function visitsAskingFor(
  study: StudyDefinition,
  form: string,
): readonly { readonly code: string; readonly name: string }[] {
  const visits = study.epochs.flatMap((epoch) => [
    ...epoch.visits,
    ...epoch.cycles.flatMap((cycle) => cycle.visits),
  ]);
  const names = new Map<string, string>();
  for (const { code, name, activities } of visits) {
    if (!names.has(code) && activities.some((activity) => activity.form === form))
      names.set(code, withoutPlaces(text(name)));
  }
  return [...names].map(([code, name]) => ({ code, name }));
}

/** The units a study offers first for the items of one form. */
export function preferredUnitsOf(
  { preferredUnits = {} }: StudyDefinition,
  form: FormDefinition,
): Readonly<Record<string, string>> {
  const items = form.sections.flatMap((section) => section.items);
  const preferred = items.flatMap(({ code, units = [] }): [string, string][] => {
    const unit = Object.hasOwn(preferredUnits, code) ? preferredUnits[code] : undefined;
    return unit !== undefined && unit !== units[0] && units.includes(unit) ? [[code, unit]] : [];
  });
  return Object.fromEntries(preferred);
}

/** `Cycle {cycle} week 4` as it is named for all cycles alike: `Cycle … week 4`. */
export function withoutPlaces(name: string): string {
  return name.replace(/\{\w+\}/g, '…');
}
