import { dayText } from '@lutetia/shared/forms/display';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { Problem } from './problem.js';

/** Refuses a day that has not come yet at the site. @throws Problem `date.in-future` */
export function requirePast(day: string, today: CalendarDay, path: string): void {
  if (day <= today) return;
  const detail = `${dayText(day)} lies after today (${dayText(today)} at the site). Nothing was saved. Correct the day.`;
  throw new Problem('date.in-future', detail, {
    errors: [{ path, message: `must not lie after ${dayText(today)}` }],
  });
}
