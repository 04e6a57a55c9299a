import { addDays, daysBetween, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { mondayIndex } from '../../lib/dates.js';

/** What lies in one week, or on days already passed. */
export interface WeekGroup<T> {
  /** The week's Monday; null for the days before `today`. */
  readonly monday: string | null;
  readonly items: readonly T[];
}

/**
 * Sorts what has a day into weeks from Monday to Sunday; what was planned before today comes first, on its own.
 *
 * @param items - in the order of their days
 */
export function byWeek<T extends { readonly day: string }>(
  items: readonly T[],
  today: string,
): readonly WeekGroup<T>[] {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const monday = item.day < today ? null : mondayOf(item.day);
    const group = groups.get(monday);
    if (group === undefined) groups.set(monday, [item]);
    else group.push(item);
  }
  return [...groups].map(([monday, of]) => ({ monday, items: of }));
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(requireCalendarDay(day), -mondayIndex(day));
}

/** The Sunday of the week that begins on this Monday. */
export function sundayOf(monday: string): string {
  return addDays(requireCalendarDay(monday), 6);
}

/** The same weekday a week later. */
export function weekAfter(day: string): string {
  return addDays(requireCalendarDay(day), 7);
}

/** Number of the week that begins on this Monday (ISO 8601: week 1 holds 4 January). */
export function weekNumber(monday: string): number {
  const thursday = addDays(requireCalendarDay(monday), 3);
  const newYear = requireCalendarDay(`${thursday.slice(0, 4)}-01-01`);
  return Math.floor(daysBetween(newYear, thursday) / 7) + 1;
}
