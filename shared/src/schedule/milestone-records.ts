import { parseCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { FormState, FormValues } from '../forms/value.js';
import type { CompiledStudy } from '../study/compiled.js';

/** A form as far as it may say that a milestone was reached. */
export interface KeptForm {
  readonly id: string;
  readonly code: string;
  readonly state: FormState;
  readonly values: FormValues;
  readonly visitId: string | null;
}

/**
 * The completed forms that say a milestone was reached, each with its day, the earliest first.
 *
 * @param visits - the participant's visits, to know of which a form is
 * @returns a day of null where only a month or a year is known
 */
export function milestoneRecords(
  study: CompiledStudy,
  forms: readonly KeptForm[],
  visits: readonly { readonly visitId: string; readonly code: string }[],
  code: string,
): readonly { readonly formId: string; readonly on: CalendarDay | null }[] {
  const milestone = study.milestones.find(({ definition }) => definition.code === code);
  if (milestone === undefined) return [];
  const { form, day, visits: only } = milestone.definition;
  const isAt = (visitId: string | null): boolean =>
    only === undefined || visits.some((visit) => visit.visitId === visitId && only.includes(visit.code));
  return forms
    .filter((one) => one.code === form && one.state === 'complete' && isAt(one.visitId))
    .filter(({ values }) => milestone.when === null || milestone.when.overForm(values) === true)
    .map(({ id, values }) => ({ formId: id, on: dayIn(values[day]) }))
    .sort((a, b) => (a.on ?? '').localeCompare(b.on ?? ''));
}

function dayIn(value: FormValues[string] | undefined): CalendarDay | null {
  return value !== undefined && 'v' in value && typeof value.v === 'string'
    ? parseCalendarDay(value.v)
    : null;
}
