import { calendarDayOfInstant } from '../calendar/instant.js';
import { parsePartialDay, wholeDay, type PartialDay } from '../calendar/partial-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { FormValues } from '../forms/value.js';
import type { CompiledStudy } from '../study/compiled.js';
import { visitKeyText } from './keys.js';
import type { FormRecord } from './records.js';

/** The day of each visit whose own form was completed, by visit key. */
export function visitDaysOf(
  study: CompiledStudy,
  complete: readonly FormRecord[],
): ReadonlyMap<string, CalendarDay> {
  const { form: code, day: item } = study.definition.roles.visit;
  const days = new Map<string, CalendarDay>();
  for (const form of complete) {
    const day = form.form === code ? dayOf(form.values, item, 'UTC') : null;
    if (form.visit !== null && day !== null) days.set(visitKeyText(form.visit), day);
  }
  return days;
}

/** The calendar day an item holds: a day as it is, an instant by the site's zone; null for partial days and none. */
export function dayOf(values: FormValues, item: string, timeZone: string): CalendarDay | null {
  const written = textOf(values, item);
  if (written === null) return null;
  const partial = parsePartialDay(written);
  return partial === null ? calendarDayOfInstant(written, timeZone) : wholeDay(partial);
}

/** What is known of a day that is not wholly known; null for whole days, instants and none. */
export function partialOf(values: FormValues, item: string): PartialDay | null {
  const partial = parsePartialDay(textOf(values, item) ?? '');
  return partial === null || wholeDay(partial) !== null ? null : partial;
}

/** The text an item holds; null for none and for several. */
export function textOf(values: FormValues, item: string): string | null {
  const value = values[item];
  return value !== undefined && 'v' in value && typeof value.v === 'string' ? value.v : null;
}
