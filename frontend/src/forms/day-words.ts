import { civilOf, parseCalendarDay, toDayNumber } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { rangeText, shortDay } from '../lib/dates.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `21 Nov 2026`. */
export function dayWithYear(day: CalendarDay): string {
  const { year, month, day: number } = civilOf(toDayNumber(day));
  return `${number} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** A window in as few words as it needs: `6–12 Jun`, `from 6 Jun`, `to 12 Jun`; null when there is none. */
export function windowText(opens: string | null, closes: string | null, today: string): string | null {
  if (opens === null && closes === null) return null;
  if (opens === null) return `to ${shortDay(closes ?? '', today)}`;
  if (closes === null) return `from ${shortDay(opens, today)}`;
  return rangeText(opens, closes, today);
}

/** `Nov 2026` for `2026-11`, `2026` for `2026`, a whole day as `21 Nov 2026`: each as a field reads it back. */
export function partialDayText(text: string): string {
  const day = parseCalendarDay(text);
  if (day !== null) return dayWithYear(day);
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  const month = MONTHS[Number(match?.[2] ?? '0') - 1];
  return match === null || month === undefined ? text : `${month} ${match[1] ?? ''}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Day and clock time of an instant at a site, `2026-11-21 09:14:05`. */
export function siteClockText(instant: string, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return clock.format(new Date(instant));
}

/** The same in few words: `Today 09:14`, `22 May 16:40`; the zone is named beside it. */
export function siteMomentText(instant: string, timeZone: string, today: string): string {
  const [day = '', time = ''] = siteClockText(instant, timeZone).split(' ');
  return `${day === today ? 'Today' : shortDay(day, today)} ${time.slice(0, 5)}`;
}

/** The zone to name beside a site's clock, in brackets; empty where this computer's clock shows the same. */
export function zoneBeside(instant: string, timeZone: string, here: string): string {
  return siteClockText(instant, timeZone) === siteClockText(instant, here) ? '' : ` (${timeZone})`;
}

/** `21 Nov 2026, 09:14 Europe/Paris`: an instant at a site, as the trail tells it. */
export function siteInstantText(instant: string, timeZone: string): string {
  const [day = '', time = ''] = siteClockText(instant, timeZone).split(' ');
  return `${partialDayText(day)}, ${time.slice(0, 5)} ${timeZone}`;
}
