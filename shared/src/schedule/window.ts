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
  const target = inHours(offset);
  const before = timing.before === null ? null : target + inHours(timing.before);
  const after = timing.after === null ? null : target + inHours(timing.after);
  const { instant } = anchor;
  if (instant === null) {
    const atNoon = (hours: number): DayNumber =>
      (day + Math.floor((hours + 12) / HOURS_PER_DAY)) as DayNumber;
    return {
      target: atNoon(target),
      opens: before === null ? null : atNoon(before),
      closes: after === null ? null : atNoon(after),
      hours: null,
    };
  }
  const at = (hours: number): number => instant + hoursInMilliseconds(hours);
  const hours = {
    target: at(target),
    opens: before === null ? null : at(before),
    closes: after === null ? null : at(after),
  };
  return {
    target: dayInZone(hours.target, timeZone),
    opens: hours.opens === null ? null : dayInZone(hours.opens, timeZone),
    closes: hours.closes === null ? null : dayInZone(hours.closes, timeZone),
    hours,
  };
}

function inHours({ days, hours }: Duration): number {
  return days * HOURS_PER_DAY + hours;
}
