import type { Placement } from './placement.js';

/**
 * Days outside the window: negative early, positive late, 0 inside or where there is no window. Edges are inside.
 *
 * What was done before an event that then moved is measured against the event's first date as well: moving the event
 * makes it expire perhaps, but never out of window.
 */
export function daysOutside(placement: Placement): number {
  const { slot, anchor, occurred } = placement;
  const outside = outsideWhenShifted(placement, 0);
  if (outside === 0 || occurred === null || slot.timing?.backwards !== true) return outside;
  if (anchor === null || anchor.day === null || anchor.originalDay === null) return outside;
  const first = outsideWhenShifted(placement, anchor.originalDay - anchor.day);
  return Math.abs(first) < Math.abs(outside) ? first : outside;
}

function outsideWhenShifted({ occurred, opens, closes }: Placement, shift: number): number {
  if (occurred === null) return 0;
  if (opens !== null && occurred < opens + shift) return occurred - opens - shift;
  return closes !== null && occurred > closes + shift ? occurred - closes - shift : 0;
}

/** True when a visit took place outside its window; no window is not out of window. */
export function isOutOfWindow(placement: Placement): boolean {
  return daysOutside(placement) !== 0;
}
