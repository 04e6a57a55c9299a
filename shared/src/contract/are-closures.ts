import { ValidateBy } from 'class-validator';
import { isRecordable, parseCalendarDay } from '../calendar/calendar-day.js';

/** Days on which a site is closed, both included, and why. */
export interface Closure {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export const MOST_CLOSURES = 200;
export const LONGEST_CLOSURE_REASON = 200;

/** Accepts a list of closures: days that exist, the last not before the first, each with its reason. */
export const AreClosures = (): PropertyDecorator =>
  ValidateBy({
    name: 'areClosures',
    validator: {
      validate: (value: unknown) =>
        Array.isArray(value) && value.length <= MOST_CLOSURES && value.every(isClosure),
      defaultMessage: (args) =>
        `${args?.property ?? 'value'} must be a list of at most ${MOST_CLOSURES} closures { from, to, reason }: days that exist, to not before from, a reason of at most ${LONGEST_CLOSURE_REASON} characters`,
    },
  });

function isClosure(value: unknown): value is Closure {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to, reason, ...rest } = value as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0 || !isDay(from) || !isDay(to)) return false;
  return to >= from && typeof reason === 'string' && isFitReason(reason);
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && parseCalendarDay(value) !== null && isRecordable(value);
}

function isFitReason(reason: string): boolean {
  return reason.trim() !== '' && reason.length <= LONGEST_CLOSURE_REASON;
}
