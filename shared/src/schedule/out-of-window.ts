import type { Placement } from './placement.js';

/** Days outside the window: negative early, positive late, 0 inside or where there is no window. Edges are inside. */
export function daysOutside({ occurred, opens, closes }: Placement): number {
  if (occurred === null) return 0;
  if (opens !== null && occurred < opens) return occurred - opens;
  return closes !== null && occurred > closes ? occurred - closes : 0;
}

/** True when a visit took place outside its window; no window is not out of window. */
export function isOutOfWindow(placement: Placement): boolean {
  return daysOutside(placement) !== 0;
}
