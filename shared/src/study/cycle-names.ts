import type { CycleDefinition } from './visit-definition.js';
import { filled } from './words.js';

/** What tells which cycles a group holds. */
export type CycleSpan = Pick<CycleDefinition, 'from' | 'count' | 'atMost'>;

/** `1`, `1–2`; where a rule decides how many there are, up to the most there may be. */
function cycleNumbers({ from, count, atMost }: CycleSpan): string {
  const last = count === undefined ? (atMost ?? from) : from + count - 1;
  return last > from ? `${from}–${last}` : String(from);
}

/**
 * A name for all cycles and repetitions alike: `Cycle {cycle} week 4` of cycles 1 and 2 is `Cycle 1–2 week 4`, and
 * `M{n}` is `Mn`.
 *
 * @param cycle - the group of cycles it belongs to; null for none
 */
export function nameForAll(name: string, cycle: CycleSpan | null): string {
  return filled(name, { cycle: cycle === null ? '…' : cycleNumbers(cycle), n: 'n', k: 'n' });
}
