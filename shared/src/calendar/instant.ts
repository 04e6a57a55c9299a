import { dayNumberOf, parseCalendarDay, toCalendarDay, toDayNumber } from './calendar-day.js';
import type { CalendarDay, DayNumber, OffsetInstant } from './types.js';

const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/;
const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
/** No clock is further from UTC than those of the Line Islands, 14 hours ahead (IANA: Pacific/Kiritimati). */
const MOST_MINUTES_APART = 840;

/**
 * Milliseconds since 1970-01-01T00:00Z of an instant written with its offset, `2026-11-21T10:30+01:00`.
 *
 * @returns null when it is not one; an instant without an offset is not one
 */
export function instantMilliseconds(text: string): number | null {
  const parts = SHAPE.exec(text);
  if (parts === null) return null;
  const [, dayText = '', hour, minute, second, fraction, zone = ''] = parts;
  const day = parseCalendarDay(dayText);
  const time = Number(hour) < 24 && Number(minute) < 60 && Number(second ?? 0) < 60;
  const offset = zoneMinutes(zone);
  if (day === null || !time || offset === null) return null;
  const clock = Number(hour) * MS_PER_HOUR + Number(minute) * MS_PER_MINUTE + Number(second ?? 0) * 1000;
  return (
    toDayNumber(day) * MS_PER_DAY + clock + Number((fraction ?? '0').padEnd(3, '0')) - offset * MS_PER_MINUTE
  );
}

function zoneMinutes(zone: string): number | null {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(4, 6));
  const apart = Number(zone.slice(1, 3)) * 60 + minutes;
  if (minutes > 59 || apart > MOST_MINUTES_APART) return null;
  return zone.startsWith('-') ? -apart : apart;
}

/** Reads an instant with its offset, or returns null. */
export function parseInstant(text: string): OffsetInstant | null {
  return instantMilliseconds(text) === null ? null : (text as OffsetInstant);
}

/** Milliseconds of a number of elapsed hours: clock changes do not count. */
export function hoursInMilliseconds(hours: number): number {
  return hours * MS_PER_HOUR;
}

/** An instant in UTC, `2026-11-21T09:30:00Z`, to the second. */
export function utcInstant(milliseconds: number): OffsetInstant {
  const day = Math.floor(milliseconds / MS_PER_DAY);
  const seconds = Math.floor((milliseconds - day * MS_PER_DAY) / 1000);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return `${toCalendarDay(day as DayNumber)}T${clock}Z` as OffsetInstant;
}

const QUARTER_HOUR = 15 * MS_PER_MINUTE;
/** 2012-01-01: until the autumn before, clocks of Newfoundland went back over midnight one minute after it. */
const QUARTERS_SINCE = 1_325_376_000_000;
const MOST_DAYS_KNOWN = 10_000;
const daysKnown = new Map<string, DayNumber>();

/**
 * The calendar day it is at an instant in a time zone (an IANA name). Asked once of each quarter of an hour, within which no
 * day begins anywhere: a formatter takes hundreds of times as long.
 */
export function dayInZone(milliseconds: number, timeZone: string): DayNumber {
  if (milliseconds < QUARTERS_SINCE) return dayByFormatter(milliseconds, timeZone);
  const quarter = Math.floor(milliseconds / QUARTER_HOUR);
  const key = `${quarter} ${timeZone}`;
  const known = daysKnown.get(key);
  if (known !== undefined) return known;
  if (daysKnown.size >= MOST_DAYS_KNOWN) daysKnown.clear();
  const day = dayByFormatter(milliseconds, timeZone);
  daysKnown.set(key, day);
  return day;
}

function dayByFormatter(milliseconds: number, timeZone: string): DayNumber {
  const parts = formatterFor(timeZone).formatToParts(milliseconds);
  const part = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value);
  return dayNumberOf(part('year'), part('month'), part('day'));
}

/** What the clock shows at an instant in a time zone, with its distance from UTC: `14:01 UTC+01:00`. */
export function clockInZone(milliseconds: number, timeZone: string): string {
  const minute = Math.floor(milliseconds / MS_PER_MINUTE);
  const parts = formatterFor(timeZone).formatToParts(minute * MS_PER_MINUTE);
  const part = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value);
  const day = dayNumberOf(part('year'), part('month'), part('day'));
  const local = day * MINUTES_PER_DAY + part('hour') * 60 + part('minute');
  const offset = local - minute;
  const sign = offset < 0 ? '−' : '+';
  return `${clock(local % MINUTES_PER_DAY)} UTC${sign}${clock(Math.abs(offset))}`;
}

function clock(minutes: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The calendar day on which an instant falls in a time zone, or null when the text is no instant. */
export function calendarDayOfInstant(text: string, timeZone: string): CalendarDay | null {
  const milliseconds = instantMilliseconds(text);
  return milliseconds === null ? null : toCalendarDay(dayInZone(milliseconds, timeZone));
}

/** True for a name the platform knows as an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    formatterFor(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times more than using it, and a server sees only a few zones. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
}
