import { addDuration, type Duration } from '../calendar/duration.js';
import { dayInZone, hoursInMilliseconds } from '../calendar/instant.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledTiming } from '../study/compiled.js';
import type { HoursWindow, ResolvedAnchor } from './placement.js';

/** A target with its window; null on a side = no window on that side. */
export interface DayWindow {
  readonly target: DayNumber | null;
  readonly opens: DayNumber | null;
  readonly closes: DayNumber | null;
  readonly hours: HoursWindow | null;
}

const NOWHERE: DayWindow = { target: null, opens: null, closes: null, hours: null };
const HOURS_PER_DAY = 24;

/** Places a window: the target from the anchor in one step, its edges from the (clamped) target. */
export function placeWindow(
  timing: CompiledTiming,
  offset: Duration,
  anchor: ResolvedAnchor,
  timeZone: string,
): DayWindow {
  if (anchor.day === null) return NOWHERE;
  if (timing.byTheHour) return hoursWindow(timing, offset, anchor, anchor.day, timeZone);
  const target = addDuration(anchor.day, offset);
  return {
    target,
    opens: timing.before === null ? null : addDuration(target, timing.before),
    closes: timing.after === null ? null : addDuration(target, timing.after),
    hours: null,
  };
}

/** Elapsed hours from the instant; until it is known, the days they would fall on after a midday infusion. */
function hoursWindow(
  timing: CompiledTiming,
  offset: Duration,
  anchor: ResolvedAnchor,
  day: DayNumber,
  timeZone: string,
): DayWindow {
  const inHours = (duration: Duration): number => duration.days * HOURS_PER_DAY + duration.hours;
  const before = timing.before === null ? 0 : inHours(timing.before);
  const after = timing.after === null ? 0 : inHours(timing.after);
  if (anchor.instant === null) {
    const atNoon = (hours: number): DayNumber =>
      (day + Math.floor((hours + 12) / HOURS_PER_DAY)) as DayNumber;
    const target = inHours(offset);
    return {
      target: atNoon(target),
      opens: atNoon(target + before),
      closes: atNoon(target + after),
      hours: null,
    };
  }
  const target = anchor.instant + hoursInMilliseconds(inHours(offset));
  const hours = {
    target,
    opens: target + hoursInMilliseconds(before),
    closes: target + hoursInMilliseconds(after),
  };
  return {
    target: dayInZone(hours.target, timeZone),
    opens: dayInZone(hours.opens, timeZone),
    closes: dayInZone(hours.closes, timeZone),
    hours,
  };
}
