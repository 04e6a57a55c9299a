/** A calendar day written `YYYY-MM-DD`. It has no time and no time zone. */
export type CalendarDay = string & { readonly __brand: 'CalendarDay' };

/** Whole days since 1970-01-01, the form calendar days take inside calculations. */
export type DayNumber = number & { readonly __brand: 'DayNumber' };

/** An instant written in ISO 8601 with its offset, `2026-11-21T10:30+01:00`. */
export type OffsetInstant = string & { readonly __brand: 'OffsetInstant' };
