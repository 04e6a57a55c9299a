import { civilOf } from '../calendar/calendar-day.js';
import type { Duration } from '../calendar/duration.js';
import type { PartialDay } from '../calendar/partial-day.js';
import type { DayNumber } from '../calendar/types.js';

const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue 16 Apr 2026`. */
export function longDay(day: DayNumber): string {
  // Day 0, 1970-01-01, was a Thursday.
  const weekday = WEEKDAYS[((day % 7) + 7) % 7];
  return `${weekday ?? ''} ${shortDay(day, day)} ${civilOf(day).year}`;
}

/** `16 Apr`, with the year when it is not that of the day it is read beside. */
export function shortDay(day: DayNumber, beside: DayNumber): string {
  const { year, month, day: ofMonth } = civilOf(day);
  const text = `${ofMonth} ${MONTHS[month - 1] ?? ''}`;
  return year === civilOf(beside).year ? text : `${text} ${year}`;
}

/** `Aug 2026`, `2026`: what is known of a day. */
export function partialDayWords(partial: PartialDay): string {
  const [year = '', month] = partial.split('-');
  return month === undefined ? year : `${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** A window as the screens write it: `6–20 Apr`, `23 Mar–20 Apr`, `from 6 Apr`, `to 20 Apr`; years as in `shortDay`. */
export function windowText(opens: DayNumber | null, closes: DayNumber | null, beside: DayNumber): string {
  if (opens === null) return closes === null ? '' : `to ${shortDay(closes, beside)}`;
  if (closes === null) return `from ${shortDay(opens, beside)}`;
  const last = shortDay(closes, beside);
  if (opens === closes) return last;
  const [first, end] = [civilOf(opens), civilOf(closes)];
  const isSameMonth = first.year === end.year && first.month === end.month;
  return `${isSameMonth ? first.day : shortDay(opens, closes)}–${last}`;
}

/** A duration in a few letters: `56 d`, `2 mo`, `24 h`, without its sign; `0 d` for none. */
export function shortDuration({ months, days, hours }: Duration): string {
  const parts = [
    [months, 'mo'],
    [days, 'd'],
    [hours, 'h'],
  ] as const;
  const words = parts
    .filter(([amount]) => amount !== 0)
    .map(([amount, unit]) => `${Math.abs(amount)} ${unit}`);
  return words.length === 0 ? '0 d' : words.join(' ');
}

/** What somebody typed as a reason, closed with a full stop unless it has its own end. */
export function ended(reason: string): string {
  return /[.!?…]\s*$/.test(reason) ? reason.trimEnd() : `${reason}.`;
}

/** `1 day`, `3 days`. */
export function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A length of time given in milliseconds, without its sign: `28 h 1 min`, `5 min`; parts of a minute count as one. */
export function hoursAndMinutes(milliseconds: number): string {
  const minutes = Math.ceil(Math.abs(milliseconds) / 60_000);
  const hours = Math.floor(minutes / 60);
  const parts = [hours > 0 ? `${hours} h` : null, minutes % 60 > 0 ? `${minutes % 60} min` : null];
  return minutes === 0 ? '0 min' : parts.filter((part) => part !== null).join(' ');
}
