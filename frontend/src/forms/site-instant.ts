import { parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';

/** Day and wall-clock time of an instant, as it was written. */
export interface WallClock {
  readonly day: CalendarDay;
  /** `HH:MM`. */
  readonly time: string;
}

/** Day and time as they stand in an instant's own text, `2026-11-21T10:30+01:00`; null when it is none. */
export function wallClockOf(instant: string): WallClock | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(instant);
  const day = match === null ? null : parseCalendarDay(match[1] ?? '');
  return day === null ? null : { day, time: match?.[2] ?? '' };
}

/**
 * Writes a day and a wall-clock time at the site as an instant with its offset, `2026-11-21T10:30+01:00`.
 * In the hour that the clock repeats in autumn the earlier instant is meant.
 *
 * @param timeZone - IANA name, `Europe/Paris`
 */
export function siteInstant(clock: WallClock, timeZone: string): string {
  const asUtc = Date.parse(`${clock.day}T${clock.time}:00Z`);
  const before = offsetMinutes(asUtc - 86_400_000, timeZone);
  const guess = offsetMinutes(asUtc - before * 60_000, timeZone);
  const minutes = offsetMinutes(asUtc - guess * 60_000, timeZone) === guess ? guess : before;
  return `${clock.day}T${clock.time}${offsetText(minutes)}`;
}

/** Minutes the zone's clock is ahead of UTC at an instant given in milliseconds since 1970. */
function offsetMinutes(epochMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    epochMs,
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  const size = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -size : size;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
