import { useLayoutEffect, useState, type RefObject } from 'react';
import type { ColumnRange } from './matrix-model.js';

/** Columns come and go this many at a time, so that not every step sideways draws every row again. */
const STEP = 2;

/** The columns in sight of a grid that scrolls sideways; it changes only when other columns come into sight. */
export function useColumnRange(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  columnPx: number,
): ColumnRange {
  const [range, setRange] = useState<ColumnRange>({ from: 0, to: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const from = Math.floor(element.scrollLeft / columnPx / STEP) * STEP;
      const last = (element.scrollLeft + element.clientWidth) / columnPx;
      const to = Math.min(Math.ceil(last / STEP) * STEP, count);
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    measure();
    const resizes = new ResizeObserver(measure);
    resizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      resizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, count, columnPx]);
  return range;
}
