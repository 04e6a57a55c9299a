import { civilOf, dayNumberOf, daysInMonth } from './calendar-day.js';
import type { DayNumber } from './types.js';

/** A parsed ISO 8601 duration; all three parts carry the sign. Years count as twelve months, weeks as seven days. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly hours: number;
}

const SHAPE = /^(-)?P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(\d{1,5})H)?$/;

/** No time at all. */
export const NO_DURATION: Duration = { months: 0, days: 0, hours: 0 };

/**
 * Reads a duration of years, months, weeks, days and hours: `P8W`, `-P7D`, `P2M`, `PT24H`.
 *
 * @returns null for anything else: `P`, `P1DT`, minutes, fractions
 */
export function parseDuration(text: string): Duration | null {
  const parts = SHAPE.exec(text);
  if (parts === null) return null;
  const [, minus, years, months, weeks, days, hours] = parts;
  if ([years, months, weeks, days, hours].every((part) => part === undefined)) return null;
  const sign = minus === undefined ? 1 : -1;
  // The trailing + 0 turns -0 into 0.
  return {
    months: sign * (Number(years ?? 0) * 12 + Number(months ?? 0)) + 0,
    days: sign * (Number(weeks ?? 0) * 7 + Number(days ?? 0)) + 0,
    hours: sign * Number(hours ?? 0) + 0,
  };
}

/** Reads a duration that must be one. @throws RangeError when it is not: a defect, not a finding */
export function requireDuration(text: string): Duration {
  const duration = parseDuration(text);
  if (duration === null) throw new RangeError(`not a duration: ${text}`);
  return duration;
}

/**
 * Moves a day: months first, clamped once to the end of the month reached, then days. Hours do not move a day.
 *
 * 31 August + 6 months is 28 or 29 February; 31 January + 1 month and 1 day is 1 March (28 February + 1 day).
 */
export function addDuration(day: DayNumber, duration: Duration): DayNumber {
  return (addMonths(day, duration.months) + duration.days) as DayNumber;
}

/** Moves a day by whole months, clamped to the last day of the month reached; `months` may be negative. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  if (months === 0) return day;
  const civil = civilOf(day);
  const index = civil.year * 12 + (civil.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayNumberOf(year, month, Math.min(civil.day, daysInMonth(year, month)));
}

/**
 * The duration from an anchor to repetition `k`: offset + (k - 1) x every, as one duration.
 *
 * Added in one step it clamps once, so that 31 August + 2 x 3 months does not inherit November's 30th.
 *
 * @param k - repetition, from 1
 */
export function repeatedOffset(offset: Duration, every: Duration, k: number): Duration {
  return {
    months: offset.months + (k - 1) * every.months,
    days: offset.days + (k - 1) * every.days,
    hours: offset.hours + (k - 1) * every.hours,
  };
}

/** The same length the other way. */
export function negated(duration: Duration): Duration {
  return { months: 0 - duration.months, days: 0 - duration.days, hours: 0 - duration.hours };
}

/** True when the duration points to before its anchor. */
export function isBackwards(duration: Duration): boolean {
  return duration.months < 0 || duration.days < 0 || duration.hours < 0;
}

/** True when the duration is counted by the hour and so needs an instant to start from. */
export function isByTheHour(duration: Duration): boolean {
  return duration.hours !== 0;
}

/**
 * A duration as people write it, without its sign: `8 weeks`, `2 months`, `1 day`, `24 h`; `0 days` for none.
 *
 * @param inWeeks - whole weeks are said as weeks, as their source says them
 */
export function durationWords(duration: Duration, inWeeks: boolean): string {
  const days = Math.abs(duration.days);
  const weeks = inWeeks && days % DAYS_PER_WEEK === 0 ? days / DAYS_PER_WEEK : 0;
  const parts = [
    counted(Math.abs(duration.months), 'month'),
    weeks > 0 ? counted(weeks, 'week') : counted(days, 'day'),
    duration.hours === 0 ? null : `${Math.abs(duration.hours)} h`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '0 days' : parts.join(' and ');
}

const DAYS_PER_WEEK = 7;

function counted(count: number, unit: string): string | null {
  return count === 0 ? null : `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Writes a duration in ISO 8601, `-P5D`, `P16W`; all parts of it have one sign. `P0D` for none. */
export function durationText(duration: Duration, inWeeks: boolean): string {
  const { months, days, hours } = duration;
  if (months === 0 && days === 0 && hours === 0) return 'P0D';
  const sign = isBackwards(duration) ? '-' : '';
  const whole = Math.abs(days);
  const dayPart = inWeeks && whole % DAYS_PER_WEEK === 0 ? `${whole / DAYS_PER_WEEK}W` : `${whole}D`;
  return [
    `${sign}P`,
    months === 0 ? '' : `${Math.abs(months)}M`,
    days === 0 ? '' : dayPart,
    hours === 0 ? '' : `T${Math.abs(hours)}H`,
  ].join('');
}
