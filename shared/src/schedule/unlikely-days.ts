import { toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import { addMonths } from '../calendar/duration.js';
import type { CalendarDay } from '../calendar/types.js';

/** Years ahead a day may be set: the longest follow-up of the trials is 60 months, and twice that is a slip of the pen. */
const YEARS_AHEAD = 10;
/** Years back anything of a trial may have happened: none that is still entered began earlier. */
const YEARS_BACK = 20;

/** A day whose year can only be a slip of the pen. */
export interface UnlikelyDay {
  readonly day: CalendarDay;
  /** `more than 10 years ahead`. */
  readonly where: string;
  /** The last, or the first, day that is taken. */
  readonly limit: CalendarDay;
  readonly side: 'after' | 'before';
}

/** What is wrong with a day to plan for that nobody plans for yet; null for any other. */
export function tooFarAhead(day: CalendarDay, today: CalendarDay): UnlikelyDay | null {
  const limit = inYears(today, YEARS_AHEAD);
  return day > limit ? { day, where: `more than ${YEARS_AHEAD} years ahead`, limit, side: 'after' } : null;
}

/** What is wrong with a day long before any trial that is entered now; null for any other. */
export function tooLongAgo(day: CalendarDay, today: CalendarDay): UnlikelyDay | null {
  const limit = inYears(today, -YEARS_BACK);
  return day < limit ? { day, where: `more than ${YEARS_BACK} years back`, limit, side: 'before' } : null;
}

function inYears(day: CalendarDay, years: number): CalendarDay {
  return toCalendarDay(addMonths(toDayNumber(day), 12 * years));
}
