/** By the index of a row: the place among the drawn lines that shows it. */
export type RowSlots = ReadonlyMap<number, number>;

/**
 * Gives each row that is to be drawn a place among the drawn lines. A row that was drawn before keeps its place; one that
 * comes into sight takes over a place whose row has gone, so that scrolling changes what lines say instead of
 * building new ones: building, with its styles and layout, is nearly all that a step of the wheel costs.
 *
 * @param before - the places until now
 * @param rows - indices of the rows to draw, each once
 * @returns `before` itself when nothing changes
 */
export function rowSlots(before: RowSlots, rows: readonly number[]): RowSlots {
  if (rows.length === before.size && rows.every((row) => before.has(row))) return before;
  const after = new Map<number, number>();
  for (const row of rows) {
    const slot = before.get(row);
    if (slot !== undefined) after.set(row, slot);
  }
  const taken = new Set(after.values());
  let free = 0;
  for (const row of rows) {
    if (after.has(row)) continue;
    while (taken.has(free)) free += 1;
    taken.add(free);
    after.set(row, free);
  }
  return after;
}
