import { useState } from 'react';
import { rowSlots, type RowSlots } from './row-slots.js';

const NONE: RowSlots = new Map();

/** The place of each row to draw among the drawn lines, from one drawing to the next. */
export function useRowSlots(rows: readonly number[]): RowSlots {
  const [slots, setSlots] = useState(NONE);
  const next = rowSlots(slots, rows);
  if (next !== slots) setSlots(next);
  return next;
}
