import { parseCalendarDay } from '../calendar/calendar-day.js';
import type { PartialDay } from '../calendar/partial-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { FormState, FormValues } from '../forms/value.js';
import { partialOf } from './dated-forms.js';
import { compareText } from './kept-order.js';
import type { CompiledStudy } from '../study/compiled.js';
import type { MilestoneDefinition } from '../study/milestone-definition.js';

/** A form as far as it may say that a milestone was reached. */
export interface KeptForm {
  readonly id: string;
  readonly code: string;
  readonly state: FormState;
  readonly values: FormValues;
  readonly visitId: string | null;
}

/**
 * The completed forms that say a milestone was reached, each with its day: the earliest first, of one
 * day the form made first.
 *
 * @param visits - the participant's visits, to know of which a form is
 * @returns a day of null where only a month or a year is known, and then what is known
 */
export function milestoneRecords(
  study: CompiledStudy,
  forms: readonly KeptForm[],
  visits: readonly { readonly visitId: string; readonly code: string }[],
  code: string,
): readonly {
  readonly formId: string;
  readonly on: CalendarDay | null;
  readonly partial: PartialDay | null;
}[] {
  const milestone = study.milestones.find(({ definition }) => definition.code === code);
  if (milestone === undefined) return [];
  const { form, day } = milestone.definition;
  const codes = new Map(visits.map((visit) => [visit.visitId, visit.code]));
  const codeOf = (visitId: string | null): string | null =>
    visitId === null ? null : (codes.get(visitId) ?? '');
  return forms
    .filter((one) => one.code === form && one.state === 'complete')
    .filter(({ visitId }) => countsAt(milestone.definition, codeOf(visitId)))
    .filter(({ values }) => milestone.when === null || milestone.when.overForm(values) === true)
    .map(({ id, values }) => ({ formId: id, on: dayIn(values[day]), partial: partialOf(values, day) }))
    .sort((a, b) => compareText(a.on ?? '', b.on ?? '') || compareText(a.formId, b.formId));
}

/** Whether a milestone counts in a form of a visit of this code; null for a form of the participant's own. */
export function countsAt(
  { visits, outsideVisits }: Pick<MilestoneDefinition, 'visits' | 'outsideVisits'>,
  visitCode: string | null,
): boolean {
  if (visits === undefined) return true;
  return visitCode === null ? outsideVisits === true : visits.includes(visitCode);
}

function dayIn(value: FormValues[string] | undefined): CalendarDay | null {
  return value !== undefined && 'v' in value && typeof value.v === 'string'
    ? parseCalendarDay(value.v)
    : null;
}
