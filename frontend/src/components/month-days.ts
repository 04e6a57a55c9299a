import {
  addDays,
  daysInMonth,
  requireCalendarDay,
  toCalendarDay,
  toDayNumber,
} from '@lutetia/shared/calendar/calendar-day';
import { addMonths } from '@lutetia/shared/calendar/duration';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
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

/** How many months the month of one day lies after that of another. */
export function monthsBetween(from: string, to: string): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(to) - months(from);
}

/** The day an arrow or page key leads to; null for any other key. */
export function dayAfterKey(key: string, day: string): string | null {
  const from = requireCalendarDay(day);
  switch (key) {
    case 'ArrowLeft':
      return addDays(from, -1);
    case 'ArrowRight':
      return addDays(from, 1);
    case 'ArrowUp':
      return addDays(from, -7);
    case 'ArrowDown':
      return addDays(from, 7);
    case 'Home':
      return addDays(from, -mondayIndex(day));
    case 'End':
      return addDays(from, 6 - mondayIndex(day));
    case 'PageUp':
      return sameDayOfMonth(from, -1);
    case 'PageDown':
      return sameDayOfMonth(from, 1);
    default:
      return null;
  }
}

/** The same day of another month, or its last day where that month is shorter. */
function sameDayOfMonth(day: CalendarDay, by: number): string {
  return toCalendarDay(addMonths(toDayNumber(day), by));
}
