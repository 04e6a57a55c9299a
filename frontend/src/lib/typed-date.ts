import { addDays, daysBetween, daysInMonth, parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';

/** Days the one-letter words stand for; `visit` is null where there is no visit day. */
export interface TypedDateAnchors {
  readonly today: CalendarDay;
  readonly visit: CalendarDay | null;
}

type DateParts = { readonly day: string | null; readonly month: string | null; readonly year: string | null };

/** Months as they are typed, in English and in French; any beginning that stands for one month alone will do. */
const MONTHS = [
  ['january', 'janvier'],
  ['february', 'février'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'août'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'décembre'],
].map((names) => names.map(withoutAccents));
const LEAST_LETTERS = 3;
const UNKNOWN = /^(u|un|unk|nk|\?+|x{1,4}|-)$/;
/** Two-digit years up to this many years ahead of today are of this century. */
const CENTURY_AHEAD = 10;

/**
 * Reads a day the way people type it: `21/11/26`, `21.11.2026`, `21nov2026`, `21 févr. 2026`, `211126`, `2026-11-21`,
 * `21/11`, and `t`, `y`, `v` for today, yesterday and the day of the visit. Day comes before month unless a four-digit year leads.
 * Without a year, the day nearest to today is meant.
 *
 * @returns null when it is no day that exists
 */
export function parseTypedDay(text: string, anchors: TypedDateAnchors): CalendarDay | null {
  const typed = plain(text);
  if (typed === 't' || typed === 'today') return anchors.today;
  if (typed === 'y' || typed === 'yesterday') return addDays(anchors.today, -1);
  if (typed === 'v' || typed === 'visit') return anchors.visit;
  const parts = partsOf(typed);
  if (parts === null || parts.day === null || parts.month === null) return null;
  const month = monthNumber(parts.month);
  if (month === null || !/^\d{1,2}$/.test(parts.day)) return null;
  if (parts.year === null) return nearest(Number(parts.day), month, anchors.today);
  const year = fullYear(parts.year, anchors.today);
  return year === null
    ? null
    : parseCalendarDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(Number(parts.day), 2)}`);
}

/**
 * Reads a day of which the day, or the day and the month, may be unknown: `UN-NOV-2026`, `11/2026`, `UN-UN-2026`.
 *
 * @returns `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null when it is none of these
 */
export function parseTypedPartialDay(text: string, anchors: TypedDateAnchors): string | null {
  const whole = parseTypedDay(text, anchors);
  if (whole !== null) return whole;
  const parts = partsOf(plain(text));
  if (parts === null || parts.year === null) return null;
  if (parts.day !== null && !UNKNOWN.test(parts.day)) return null;
  const year = fullYear(parts.year, anchors.today);
  if (year === null) return null;
  if (parts.month === null || UNKNOWN.test(parts.month)) return pad(year, 4);
  const month = monthNumber(parts.month);
  return month === null ? null : `${pad(year, 4)}-${pad(month, 2)}`;
}

/** Why typed text is no day: nothing that reads as one, or a month shorter than the day asks for. */
export type DayFault =
  | { readonly kind: 'no-day' }
  | {
      readonly kind: 'month-too-short';
      readonly month: number;
      readonly year: number;
      readonly days: number;
    };

/** Says what is wrong with text that `parseTypedDay` does not read; without a year, this year's month is meant. */
export function dayFault(text: string, { today }: Pick<TypedDateAnchors, 'today'>): DayFault {
  const parts = partsOf(plain(text));
  const month = monthNumber(parts?.month ?? '');
  const year = parts?.year == null ? Number(today.slice(0, 4)) : fullYear(parts.year, today);
  const day = parts?.day ?? '';
  if (month === null || year === null || !/^\d{1,2}$/.test(day)) return { kind: 'no-day' };
  const days = daysInMonth(year, month);
  return Number(day) > days && Number(day) <= 31
    ? { kind: 'month-too-short', month, year, days }
    : { kind: 'no-day' };
}

/** Reads a time of day: `8:40`, `0840`, `840`, `8h40`, `8.40`, `14h`. Returns `HH:MM`, or null. */
export function parseTypedTime(text: string): string | null {
  const typed = plain(text);
  const match = /^(\d{1,2})\s*[:.h]\s*(\d{2})?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed);
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? '0')];
  if (match[2] === undefined && !typed.endsWith('h')) return null;
  return hour <= 23 && minute <= 59 ? `${pad(hour, 2)}:${pad(minute, 2)}` : null;
}

/** As it is compared: small letters, without accents. */
function plain(text: string): string {
  return withoutAccents(text.trim().toLowerCase());
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '');
}

/** Splits what was typed into day, month and year, still as text. */
function partsOf(typed: string): DateParts | null {
  const glued = /^(\d{1,2}|un|unk)([a-z]{3,9})(\d{2}|\d{4})?$/.exec(typed);
  if (glued !== null) return { day: glued[1] ?? null, month: glued[2] ?? null, year: glued[3] ?? null };
  const digits = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(typed);
  if (digits !== null) return { day: digits[1] ?? null, month: digits[2] ?? null, year: digits[3] ?? null };
  const [first, second, third, ...more] = typed.split(/[\s/.,-]+/);
  if (first === undefined || first === '' || more.length > 0) return null;
  if (/^\d{4}$/.test(first)) return { year: first, month: second ?? null, day: third ?? null };
  if (second === undefined) return null;
  if (third !== undefined) return { day: first, month: second, year: third };
  const isMonthAndYear = /^\d{4}$/.test(second) && (monthNumber(first) !== null || UNKNOWN.test(first));
  return isMonthAndYear
    ? { day: null, month: first, year: second }
    : { day: first, month: second, year: null };
}

function monthNumber(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null;
  if (text.length < LEAST_LETTERS) return null;
  const meant = MONTHS.flatMap((names, index) =>
    names.some((name) => name.startsWith(text)) ? [index + 1] : [],
  );
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

function fullYear(text: string, today: CalendarDay): number | null {
  if (/^\d{4}$/.test(text)) return Number(text);
  if (!/^\d{2}$/.test(text)) return null;
  const thisYear = Number(today.slice(0, 4));
  const inThisCentury = Math.floor(thisYear / 100) * 100 + Number(text);
  return inThisCentury > thisYear + CENTURY_AHEAD ? inThisCentury - 100 : inThisCentury;
}

function nearest(day: number, month: number, today: CalendarDay): CalendarDay | null {
  const thisYear = Number(today.slice(0, 4));
  const candidates = [thisYear - 1, thisYear, thisYear + 1]
    .filter((year) => day >= 1 && day <= daysInMonth(year, month))
    .map((year) => parseCalendarDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`))
    .filter((candidate) => candidate !== null);
  return candidates.reduce<CalendarDay | null>(
    (best, candidate) =>
      best === null || Math.abs(daysBetween(today, candidate)) < Math.abs(daysBetween(today, best))
        ? candidate
        : best,
    null,
  );
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
