import { addDays, daysInMonth, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { mondayIndex } from '../lib/dates.js';

/** The days of a month in whole weeks that begin on Monday, with the days of the neighbours that fill them. */
export function daysShown(month: string): readonly string[] {
  const first = requireCalendarDay(`${month.slice(0, 7)}-01`);
  const lead = mondayIndex(first);
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  const total = Math.ceil((lead + length) / 7) * 7;
  return Array.from({ length: total }, (_, index) => addDays(first, index - lead));
}

/** The first day of the month that lies `by` months after the month of a day. */
export function monthAfter(day: string, by: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
