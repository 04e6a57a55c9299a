import { ValidateBy } from 'class-validator';
import { isRecordable, parseCalendarDay } from '../calendar/calendar-day.js';
import { parsePartialDay } from '../calendar/partial-day.js';

/** Accepts what the core accepts as a calendar day; `orNull` lets null pass as "take it back". */
export const IsCalendarDay = (options: { readonly orNull?: boolean } = {}): PropertyDecorator =>
  ValidateBy({
    name: 'isCalendarDay',
    validator: {
      validate: (value: unknown) =>
        (options.orNull === true && value === null) ||
        (typeof value === 'string' && parseCalendarDay(value) !== null && isRecordable(value)),
      defaultMessage: (args) =>
        `${args?.property ?? 'value'} must be a calendar day that exists, written YYYY-MM-DD, from 1900 to 2199`,
    },
  });

/** Accepts a day of which the day, or the month and the day, may be unknown: `2026`, `2026-05`, `2026-05-17`. */
export const IsPartialDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPartialDay',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' && parsePartialDay(value) !== null && isRecordable(value),
      defaultMessage: (args) =>
        `${args?.property ?? 'value'} must be a day, a month or a year that exists: YYYY-MM-DD, YYYY-MM or YYYY, from 1900 to 2199`,
    },
  });
