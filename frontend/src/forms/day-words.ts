import { civilOf, parseCalendarDay, toDayNumber } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];

/** `21 Nov 2026`. */
export function dayWithYear(day: CalendarDay): string {
  const { year, month, day: number } = civilOf(toDayNumber(day));
  return `${String(number)} ${MONTHS[month - 1] ?? ''} ${String(year)}`;
}

/** `Sat 21 Nov`, with the year when it is not that of today. Text that is no day comes back as it is. */
export function dayText(text: string | null, today: string): string {
  const day = text === null ? null : parseCalendarDay(text);
  if (day === null) return text ?? '';
  const weekday = WEEKDAYS[((toDayNumber(day) % 7) + 7) % 7] ?? '';
  return `${weekday} ${shortDayText(day, today)}`;
}

/** `21 Nov`, with the year when it is not that of today. */
export function shortDayText(text: string, today: string): string {
  const day = parseCalendarDay(text);
  if (day === null) return text;
  const withYear = dayWithYear(day);
  return day.slice(0, 4) === today.slice(0, 4) ? withYear.slice(0, -5) : withYear;
}

/** A window in as few words as it needs: `6–12 Jun`, `30 May–27 Jun`, `from 6 Jun`, `to 12 Jun`; null when there is none. */
export function windowText(opens: string | null, closes: string | null, today: string): string | null {
  if (opens === null && closes === null) return null;
  if (opens === null) return `to ${shortDayText(closes ?? '', today)}`;
  if (closes === null) return `from ${shortDayText(opens, today)}`;
  if (opens === closes) return shortDayText(opens, today);
  const isOneMonth = opens.slice(0, 7) === closes.slice(0, 7);
  const isOneYear = opens.slice(0, 4) === closes.slice(0, 4);
  const from = isOneMonth
    ? String(Number(opens.slice(8)))
    : isOneYear
      ? shortDayText(opens, opens)
      : shortDayText(opens, today);
  return `${from}–${shortDayText(closes, today)}`;
}

/** `UN Nov 2026` for `2026-11`, `UN UN 2026` for `2026`, a whole day as `21 Nov 2026`. */
export function partialDayText(text: string): string {
  const day = parseCalendarDay(text);
  if (day !== null) return dayWithYear(day);
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  if (match === null) return text;
  return `UN ${match[2] === undefined ? 'UN' : (MONTHS[Number(match[2]) - 1] ?? 'UN')} ${match[1] ?? ''}`;
}

/** Clock time of an instant in the reader's own zone, `14:02`. */
export function clockText(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** Day and clock time of an instant in the reader's own zone: `Today 09:14`, `22 May 16:40`. */
export function momentText(instant: string, today: string): string {
  const local = new Date(instant);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(local.getFullYear())}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`;
  return `${day === today ? 'Today' : shortDayText(day, today)} ${clockText(instant)}`;
}
