/** By the index of a row: the place among the drawn lines that shows it. */
export type RowSlots = ReadonlyMap<number, number>;

/**
 * Gives each row that is to be drawn a place among the drawn lines. A row that was drawn before keeps its place; one that
 * comes into sight takes over a place whose row has gone, so that scrolling changes what lines say instead of
 * building new ones: building, with its styles and layout, is nearly all that a step of the wheel costs.
 *
 * @param before - the places until now
 * @param rows - indices of the rows to draw, each once, the most urgent first
 * @param most - rows that come in one drawing; a line that one of the others will take over goes on showing what it shows
 * @returns `before` itself when nothing changes
 */
export function rowSlots(before: RowSlots, rows: readonly number[], most = Infinity): RowSlots {
  if (rows.length === before.size && rows.every((row) => before.has(row))) return before;
  const after = new Map<number, number>();
  for (const row of rows) {
    const slot = before.get(row);
    if (slot !== undefined) after.set(row, slot);
  }
  const coming = rows.filter((row) => !after.has(row));
  const taken = new Set(after.values());
  let free = 0;
  for (const row of coming.slice(0, most)) {
    while (taken.has(free)) free += 1;
    taken.add(free);
    after.set(row, free);
  }
  const waiting = [...before]
    .filter(([, slot]) => !taken.has(slot))
    .slice(0, Math.max(0, coming.length - most));
  for (const [row, slot] of waiting) after.set(row, slot);
  return after;
}

/** Rows in the order in which they matter: the one of the cursor, then from the middle of what is in sight outwards. */
export function byUrgency(inSight: readonly number[], cursor: number): readonly number[] {
  const middle = inSight[Math.floor(inSight.length / 2)] ?? 0;
  const others = inSight.filter((row) => row !== cursor);
  return [cursor, ...others.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))];
}
