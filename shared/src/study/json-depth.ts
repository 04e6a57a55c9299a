/**
 * Whether objects and lists are nested deeper than `most`. Walks without recursion, so that no depth can exhaust the
 * stack.
 */
export function isDeeperThan(json: unknown, most: number): boolean {
  let level: readonly unknown[] = [json];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap(entriesOf).filter(isHolder);
    if (level.length === 0) return false;
  }
  return true;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function entriesOf(value: unknown): readonly unknown[] {
  return isHolder(value) ? (Object.values(value) as unknown[]) : [];
}
