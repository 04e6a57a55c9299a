import { hoursInMilliseconds, instantMilliseconds } from '../calendar/instant.js';
import { dayJudged, type HoursWindow, type Placement } from './placement.js';

/** A distance from a window, negative early and positive late, and how many days the window stood from where it does now. */
export interface OutsideWindow {
  readonly distance: number;
  readonly shift: number;
}

/**
 * Days outside the window: negative early, positive late, 0 inside or where there is no window. Edges are inside.
 *
 * What was done before an event that then moved is measured against the days the event had before as well: moving the
 * event makes it expire perhaps, but never out of window.
 */
export function daysOutside(placement: Placement): OutsideWindow {
  const { opens, closes } = placement;
  const day = dayJudged(placement);
  return day === null
    ? { distance: 0, shift: 0 }
    : nearest(placement, (shift) => distanceOutside(day, opens, closes, shift));
}

/** What a window counted in hours is judged by: the instants, in milliseconds since 1970-01-01T00:00Z. */
export interface TimedVisit {
  readonly at: number;
  readonly hours: HoursWindow;
  /** The instant the hours count from. */
  readonly from: number;
}

/** The instants a visit is judged by; null where its window is counted in days, or one of the instants is not known. */
export function timedVisit({ fact, anchor, hours }: Placement): TimedVisit | null {
  const at = instantMilliseconds(fact?.occurredAt ?? '');
  const from = anchor?.instant ?? null;
  return at === null || from === null || hours === null ? null : { at, hours, from };
}

/** Milliseconds outside a window counted in hours, as `daysOutside` counts days. */
export function millisecondsOutside(placement: Placement, { at, hours }: TimedVisit): number {
  const { distance } = nearest(placement, (shift) =>
    distanceOutside(at, hours.opens, hours.closes, hoursInMilliseconds(shift * HOURS_PER_DAY)),
  );
  return distance;
}

const HOURS_PER_DAY = 24;

/** The distance from the window as it stands or, of what comes before an event that moved, as it stood before. */
function nearest({ slot, anchor }: Placement, outsideWhenShifted: (days: number) => number): OutsideWindow {
  let outside = { distance: outsideWhenShifted(0), shift: 0 };
  if (slot.timing?.backwards !== true || anchor === null || anchor.day === null) return outside;
  for (const day of anchor.earlierDays) {
    const shift = day - anchor.day;
    const distance = outsideWhenShifted(shift);
    if (Math.abs(distance) < Math.abs(outside.distance)) outside = { distance, shift };
  }
  return outside;
}

function distanceOutside(
  occurred: number,
  opens: number | null,
  closes: number | null,
  shift: number,
): number {
  if (opens !== null && occurred < opens + shift) return occurred - opens - shift;
  return closes !== null && occurred > closes + shift ? occurred - closes - shift : 0;
}

/**
 * True while a visit is to come and the site's closed days plan it outside its window: no day of the window is open.
 * Somebody who moves a visit themselves is told so before they do.
 */
export function isPlannedOutside({
  status,
  occurred,
  siteClosed,
  planned,
  opens,
  closes,
}: Placement): boolean {
  if (siteClosed === null || planned === null || occurred !== null || status !== 'open') return false;
  return (opens !== null && planned < opens) || (closes !== null && planned > closes);
}

/** True when a visit took place outside its window; no window is not out of window. */
export function isOutOfWindow(placement: Placement): boolean {
  const timed = timedVisit(placement);
  return (timed === null ? daysOutside(placement).distance : millisecondsOutside(placement, timed)) !== 0;
}
