import { toCalendarDay, toDayNumber } from '@lutetia/shared/calendar/calendar-day';
import { addMonths } from '@lutetia/shared/calendar/duration';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { dayText } from '@lutetia/shared/forms/display';
import { Problem } from './problem.js';

/** Years ahead a day may be set: the longest follow-up of the trials is 60 months, and twice that is a slip of the pen. */
const YEARS_AHEAD = 10;
/** Years back somebody may be enrolled: no trial that is still entered began earlier. */
const YEARS_BACK = 20;

/** Refuses a day that nobody plans for yet. @throws Problem `request.invalid` */
export function requireNear(day: string, today: CalendarDay, path: string): void {
  const last = inYears(today, YEARS_AHEAD);
  if (day > last)
    throw refused(day, path, `more than ${YEARS_AHEAD} years ahead`, `must not lie after ${dayText(last)}`);
}

/** Refuses an enrolment long before any trial that is entered now. @throws Problem `request.invalid` */
export function requireRecent(day: string, today: CalendarDay, path: string): void {
  const first = inYears(today, -YEARS_BACK);
  if (day < first)
    throw refused(day, path, `more than ${YEARS_BACK} years back`, `must not lie before ${dayText(first)}`);
}

function inYears(day: CalendarDay, years: number): CalendarDay {
  return toCalendarDay(addMonths(toDayNumber(day), 12 * years));
}

function refused(day: string, path: string, where: string, message: string): Problem {
  const detail = `${dayText(day)} lies ${where}. Nothing was saved. Correct the year.`;
  return new Problem('request.invalid', detail, { errors: [{ path, message }] });
}
