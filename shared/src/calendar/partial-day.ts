import { dayNumberOf, daysInMonth, parseCalendarDay } from './calendar-day.js';
import type { CalendarDay, DayNumber } from './types.js';

/** A day of which the day, or the month and the day, may be unknown: `2026`, `2026-05`, `2026-05-17`. */
export type PartialDay = string & { readonly __brand: 'PartialDay' };

const SHAPE = /^(\d{4})(?:-(\d{2}))?$/;

/** Reads a partial day. Returns null for anything else, "2026-13" and "2026-02-30" included. */
export function parsePartialDay(text: string): PartialDay | null {
  if (parseCalendarDay(text) !== null) return text as PartialDay;
  const parts = SHAPE.exec(text);
  if (parts === null) return null;
  const month = parts[2] === undefined ? 1 : Number(parts[2]);
  return month >= 1 && month <= 12 ? (text as PartialDay) : null;
}

/** The day itself when it is wholly known, else null. */
export function wholeDay(partial: PartialDay): CalendarDay | null {
  return parseCalendarDay(partial);
}

/** The first and the last day a partial day can mean, both included. */
export function partialDayRange(partial: PartialDay): {
  readonly first: DayNumber;
  readonly last: DayNumber;
} {
  const [year, month, day] = partial.split('-').map(Number);
  if (year === undefined) throw new RangeError(`not a partial day: ${partial}`);
  const lastMonth = month ?? 12;
  return {
    first: dayNumberOf(year, month ?? 1, day ?? 1),
    last: dayNumberOf(year, lastMonth, day ?? daysInMonth(year, lastMonth)),
  };
}
