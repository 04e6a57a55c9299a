import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { LABORATORY_ITEM } from '@lutetia/shared/laboratory/form-results';
import { proposedLaboratory } from '@lutetia/shared/laboratory/proposed-laboratory';
import { proposedForVisit } from '@lutetia/shared/schedule/proposed-for-visit';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { FormRow } from './forms.queries.js';

/** What stands around the form that is looked at. */
type Around = Pick<FormView, 'today' | 'previous' | 'laboratory'>;

/**
 * What the fields of a form not yet complete propose: of a visit what its page proposes, of results the laboratory. What
 * another form of the visit says is offered by its name, and not proposed besides; but for the laboratory, without which
 * results are read against no range: who passes the offer over still enters it.
 */
export function proposedValues(
  study: CompiledStudy,
  definition: FormDefinition,
  row: Pick<FormRow, 'code' | 'state' | 'visit' | 'addedFor'>,
  { today, previous, laboratory }: Around,
): FormView['proposed'] {
  if (row.state === 'complete') return [];
  const last = previous[LABORATORY_ITEM]?.value ?? null;
  const proposed = [
    ...ofVisit(study, definition, row, today),
    ...(laboratory === null ? [] : proposedLaboratory(definition, laboratory, last)),
  ];
  return proposed.filter(({ path }) => path === LABORATORY_ITEM || previous[path]?.saidIn === undefined);
}

function ofVisit(
  { definition: { roles }, slots, slotsByKey }: CompiledStudy,
  definition: FormDefinition,
  { code, visit, addedFor }: Pick<FormRow, 'code' | 'visit' | 'addedFor'>,
  today: string,
): FormView['proposed'] {
  if (code !== roles.visit.form || visit === null) return [];
  const slot = slots[slotsByKey.get(`${visit.code}/${visit.cycle}`) ?? -1];
  const day: CalendarDay | null = addedFor !== null && addedFor <= today ? addedFor : null;
  return proposedForVisit(definition, roles.visit, {
    contactModes: slot?.definition.contactModes ?? null,
    day,
  });
}
