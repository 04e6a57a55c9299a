import { parseCalendarDay, toDayNumber } from '@lutetia/shared/calendar/calendar-day';

const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'] as const; // 1970-01-01 was a Thursday
const LONG_WEEKDAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Whole days from one calendar day to another; negative when `to` is earlier, null when either is not a day. */
export function daysBetween(from: string, to: string): number | null {
  const [first, second] = [parseCalendarDay(from), parseCalendarDay(to)];
  return first === null || second === null ? null : toDayNumber(second) - toDayNumber(first);
}

/** `Thu 13 Jun`, with the year when it is not the year of `today`. */
export function dayText(day: string, today: string): string {
  return `${weekday(day)} ${shortDay(day, today)}`;
}

/** A day as `dayText`, or what is known of it: `Jun 2026`, `2026`; null where nothing is. */
export function knownDayText(
  { on, partial }: { readonly on: string | null; readonly partial: string | null },
  today: string,
): string | null {
  if (on !== null) return dayText(on, today);
  if (partial === null || partial.length === 4) return partial;
  return `${MONTHS[Number(partial.slice(5, 7)) - 1] ?? ''} ${partial.slice(0, 4)}`;
}

/** `13 Jun`, with the year when it is not the year of `today`. */
export function shortDay(day: string, today: string): string {
  const text = `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`;
}

/** `13 Jun 2026`. */
export function dayWithYear(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** `Thursday 13 June`. */
export function longDay(day: string): string {
  const name = LONG_WEEKDAYS[weekdayIndex(day)] ?? '';
  return `${name} ${Number(day.slice(8, 10))} ${LONG_MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** `June 2026` of a day. */
export function monthText(day: string): string {
  return `${LONG_MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** `6–12 Jun`, `30 May–13 Jun`; both edges are inside. */
export function rangeText(opens: string, closes: string, today: string): string {
  if (opens === closes) return shortDay(opens, today);
  const isSameMonth = opens.slice(0, 7) === closes.slice(0, 7);
  const start = isSameMonth ? String(Number(opens.slice(8, 10))) : shortDay(opens, closes);
  return `${start}–${shortDay(closes, today)}`;
}

/** Monday is 0, Sunday is 6. */
export function mondayIndex(day: string): number {
  return (weekdayIndex(day) + 3) % 7;
}

function weekday(day: string): string {
  return WEEKDAYS[weekdayIndex(day)] ?? '';
}

function weekdayIndex(day: string): number {
  const parsed = parseCalendarDay(day);
  return parsed === null ? 0 : ((toDayNumber(parsed) % 7) + 7) % 7;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `09:14` on the clock of a time zone, else on this computer's. */
export function timeText(at: Date, timeZone: string | null = null): string {
  if (timeZone !== null) {
    const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
    clocks.set(timeZone, clock);
    return clock.format(at);
  }
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/** `21 Nov 2026, 09:14` of an instant, on this computer's clock. */
export function instantText(instant: string): string {
  const at = new Date(instant);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${dayWithYear(`${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`)}, ${timeText(at)}`;
}
