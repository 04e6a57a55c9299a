import { parseCalendarDay, toCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { dayInZone } from '@lutetia/shared/calendar/instant';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { ConfigFault } from '../../config/config.js';

/** Every zone's midnight is a whole quarter of an hour in UTC, so within one no zone's day changes. */
const QUARTER_HOUR_MS = 900_000;
const MINUTE_MS = 60_000;

/** The one place that knows what time it is. Trails do not ask it: the database stamps those itself. */
export class Clock {
  /** Asked several times a request; telling the day in a zone costs as much as checking a form. */
  private readonly days = new Map<string, { readonly quarter: number; readonly day: CalendarDay }>();

  /** @param fixedToday - the day that counts as today everywhere; null for the real one */
  constructor(private readonly fixedToday: CalendarDay | null = null) {}

  /** The instant now; never moved by a fixed day. */
  now(): Date {
    return new Date();
  }

  /**
   * The latest instant that is not to come, in milliseconds since 1970-01-01T00:00Z: a minute from now, because clocks at
   * the bedside go ahead a little. Null where the day is fixed, and the time on it is not known.
   */
  latest(): number | null {
    return this.fixedToday === null ? this.now().getTime() + MINUTE_MS : null;
  }

  /** The calendar day now at a place, by its IANA time zone. @throws RangeError when there is no such zone */
  todayIn(timeZone: string): CalendarDay {
    if (this.fixedToday !== null) return this.fixedToday;
    const now = this.now().getTime();
    const quarter = Math.floor(now / QUARTER_HOUR_MS);
    const known = this.days.get(timeZone);
    if (known?.quarter === quarter) return known.day;
    const day = toCalendarDay(dayInZone(now, timeZone));
    this.days.set(timeZone, { quarter, day });
    return day;
  }
}

/** The clock the environment asks for. @throws ConfigFault when `LUTETIA_TODAY` is no day, or is set in production */
export function clockFrom(environment: NodeJS.ProcessEnv): Clock {
  const text = environment['LUTETIA_TODAY'];
  if (text === undefined || text === '') return new Clock();
  if (environment['NODE_ENV'] === 'production') {
    throw new ConfigFault(
      'LUTETIA_TODAY fixes the day for demonstrations and tests; it is refused in production',
    );
  }
  const day = parseCalendarDay(text);
  if (day === null)
    throw new ConfigFault(`LUTETIA_TODAY is not a calendar day of the form YYYY-MM-DD: ${text}`);
  return new Clock(day);
}
