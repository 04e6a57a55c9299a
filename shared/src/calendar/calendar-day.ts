import type { CalendarDay, DayNumber } from './types.js';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a calendar day. Returns null for anything else, "2026-02-30" included. */
export function parseCalendarDay(text: string): CalendarDay | null {
  const parts = SHAPE.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const isRealDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isRealDay ? (text as CalendarDay) : null;
}

const FIRST_RECORDED_YEAR = 1900;
const LAST_RECORDED_YEAR = 2199;

/**
 * Whether a day, month or year lies where records and plans can: 1900 to 2199. Other years are slips of the keyboard,
 * and what is planned from them would leave the calendar of four digits.
 *
 * @param text - begins with a year of four digits
 */
export function isRecordable(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_RECORDED_YEAR && year <= LAST_RECORDED_YEAR;
}

/** Reads a calendar day that must be one. @throws RangeError when it is not: a defect, not a finding */
export function requireCalendarDay(text: string): CalendarDay {
  const day = parseCalendarDay(text);
  if (day === null) throw new RangeError(`not a calendar day: ${text}`);
  return day;
}

/** Days in a month of the Gregorian calendar; `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whole days since 1970-01-01, by integer arithmetic (Hinnant's days-from-civil). */
export function toDayNumber(day: CalendarDay): DayNumber {
  return dayNumberOf(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10));
}

const ZERO = '0'.charCodeAt(0);

/** The number its digits from one position up to another write. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let position = from; position < to; position += 1)
    value = value * 10 + text.charCodeAt(position) - ZERO;
  return value;
}

/** The day number of a year, month (1-12) and day (1-31). */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as DayNumber;
}

/** Year, month (1-12) and day (1-31) of a day number. */
export function civilOf(number: DayNumber): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** First and last day whose text is kept: those that can be recorded. */
const FIRST_KEPT = dayNumberOf(FIRST_RECORDED_YEAR, 1, 1);
const LAST_KEPT = dayNumberOf(LAST_RECORDED_YEAR, 12, 31);
const PAGE_BITS = 9;
const PAGE_DAYS = 2 ** PAGE_BITS;
const pages: (CalendarDay | undefined)[][] = [];

/** The calendar day of a day number. The text of a day is made once: plans are full of the same few thousand days. */
export function toCalendarDay(number: DayNumber): CalendarDay {
  if (number < FIRST_KEPT || number > LAST_KEPT) return writtenDay(number);
  const position = number - FIRST_KEPT;
  const page = (pages[position >> PAGE_BITS] ??= new Array<CalendarDay | undefined>(PAGE_DAYS).fill(
    undefined,
  ));
  return (page[position & (PAGE_DAYS - 1)] ??= writtenDay(number));
}

function writtenDay(number: DayNumber): CalendarDay {
  const { year, month, day } = civilOf(number);
  const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as CalendarDay;
}

/** Moves a day by whole days; `days` may be negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return toCalendarDay((toDayNumber(day) + days) as DayNumber);
}

/** Whole days from `from` to `to`; negative when `to` is the earlier one. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return toDayNumber(to) - toDayNumber(from);
}
