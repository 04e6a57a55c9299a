import { parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';

const DAY_MS = 86_400_000;

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
 * The instants at which the clock of a site shows a day and a time, each with its offset, `2026-11-21T10:30+01:00`: one;
 * none in the hour that is left out in spring, two in the hour that comes twice in autumn, the earlier first.
 *
 * @param timeZone - IANA name, `Europe/Paris`
 */
export function siteInstants(clock: WallClock, timeZone: string): readonly string[] {
  const asUtc = Date.parse(`${clock.day}T${clock.time}:00Z`);
  const around = [-DAY_MS, DAY_MS].map((distance) => offsetMinutes(asUtc + distance, timeZone));
  return [...new Set(around)]
    .filter((minutes) => offsetMinutes(asUtc - minutes * 60_000, timeZone) === minutes)
    .map((minutes) => `${clock.day}T${clock.time}${offsetText(minutes)}`);
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
