import { ValidateBy } from 'class-validator';
import { parseCalendarDay } from '../calendar/calendar-day.js';

/** Accepts what the core accepts as a calendar day; `orNull` lets null pass as "take it back". */
export const IsCalendarDay = (options: { readonly orNull?: boolean } = {}): PropertyDecorator =>
  ValidateBy({
    name: 'isCalendarDay',
    validator: {
      validate: (value: unknown) =>
        (options.orNull === true && value === null) ||
        (typeof value === 'string' && parseCalendarDay(value) !== null),
      defaultMessage: (args) =>
        `${args?.property ?? 'value'} must be a calendar day that exists, written YYYY-MM-DD`,
    },
  });
