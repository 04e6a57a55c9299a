import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';

/** How many days ahead the list looks unless it is asked to look further. */
export const USUAL_RANGE = 7;

/** How many days ahead the list can be asked to look. */
export const RANGES = [14, 28, 56] as const;

/** The last day of a range that begins today; null leaves it to the server's usual range. */
export function untilDay(today: string | null, daysAhead: number | null): string | null {
  if (today === null || daysAhead === null) return null;
  return addDays(requireCalendarDay(today), daysAhead);
}
