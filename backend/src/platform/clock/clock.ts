import { parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';

/** The one place that knows what time it is. Trails do not ask it: the database stamps those itself. */
export class Clock {
  /** @param fixedToday - the day that counts as today everywhere; null for the real one */
  constructor(private readonly fixedToday: CalendarDay | null = null) {}

  /** The instant now; never moved by a fixed day. */
  now(): Date {
    return new Date();
  }

  /** The calendar day now at a place, by its IANA time zone. @throws RangeError when there is no such zone */
  todayIn(timeZone: string): CalendarDay {
    if (this.fixedToday !== null) return this.fixedToday;
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
      .formatToParts(this.now())
      .reduce<Record<string, string>>((found, part) => ({ ...found, [part.type]: part.value }), {});
    return `${parts['year']}-${parts['month']}-${parts['day']}` as CalendarDay;
  }
}

/** The clock the environment asks for. @throws Error when `LUTETIA_TODAY` is no day, or is set in production */
export function clockFrom(environment: NodeJS.ProcessEnv): Clock {
  const text = environment['LUTETIA_TODAY'];
  if (text === undefined || text === '') return new Clock();
  if (environment['NODE_ENV'] === 'production') {
    throw new Error('LUTETIA_TODAY fixes the day for demonstrations and tests; it is refused in production');
  }
  const day = parseCalendarDay(text);
  if (day === null) throw new Error(`LUTETIA_TODAY is not a calendar day of the form YYYY-MM-DD: ${text}`);
  return new Clock(day);
}
