import { useEffect, useState } from 'react';
import { rowSlots, type RowSlots } from './row-slots.js';

/** Lines that take over another row in one drawing: the style, layout and painting of more hold a slow machine up. */
const AT_ONCE = 8;

interface Drawn {
  readonly slots: RowSlots;
  /** The rows that were asked for when the slots were given. */
  readonly wanted: readonly number[];
}

const NOTHING: Drawn = { slots: new Map(), wanted: [] };

/**
 * The place of each row to draw among the drawn lines, from one drawing to the next. What comes into sight at once comes
 * in a few drawings, one a frame.
 *
 * @param rows - indices of the rows to draw, the most urgent first
 */
export function useRowSlots(rows: readonly number[]): RowSlots {
  const [{ slots, wanted }, setDrawn] = useState(NOTHING);
  const isAsked = rows.length === wanted.length && rows.every((row) => wanted.includes(row));
  const next = isAsked ? slots : rowSlots(slots, rows, slots.size === 0 ? Infinity : AT_ONCE);
  if (!isAsked) setDrawn({ slots: next, wanted: rows });
  useEffect(() => {
    if (rowSlots(slots, wanted) === slots) return undefined;
    const frame = requestAnimationFrame(() =>
      setDrawn((drawn) => ({ ...drawn, slots: rowSlots(drawn.slots, drawn.wanted, AT_ONCE) })),
    );
    return () => cancelAnimationFrame(frame);
  }, [slots, wanted]);
  return next;
}
