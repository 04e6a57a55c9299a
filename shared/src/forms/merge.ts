import { applyChanges } from './changes.js';
import { sameValue, type ValueDiffs } from './diff.js';
import type { FormChanges, FormValues, ItemValue } from './value.js';

type ByPath = Readonly<Record<string, ItemValue | null>>;

export type Merge =
  | {
      readonly kind: 'merged';
      readonly values: FormValues;
      /** The paths my edit really changed; what stands there already is not written again. */
      readonly changed: readonly string[];
    }
  | { readonly kind: 'conflict'; readonly base: ByPath; readonly mine: ByPath; readonly theirs: ByPath };

/**
 * Merges my edit into what stands now, path by path.
 *
 * A conflict is a path that somebody else changed since I read it and that I changed to something else. Other paths
 * merge; the same value from both is no conflict, and neither is sending back what I had read.
 *
 * @param now - the values that stand now
 * @param since - what others changed since the version I read, the base value first
 * @param mine - my changes
 */
export function mergeEdits(now: FormValues, since: ValueDiffs, mine: FormChanges): Merge {
  const wanted = Object.entries(mine).filter(([path, value]) => !sameValue(value, current(now, path)));
  const changed = wanted.filter(([path, value]) => {
    const theirs = difference(since, path);
    return theirs === null || !sameValue(value, theirs[0]);
  });
  const conflicts = changed.filter(([path]) => difference(since, path) !== null);
  if (conflicts.length === 0) {
    return {
      kind: 'merged',
      values: applyChanges(now, Object.fromEntries(changed)),
      changed: changed.map(([path]) => path),
    };
  }
  return {
    kind: 'conflict',
    base: Object.fromEntries(conflicts.map(([path]) => [path, difference(since, path)?.[0] ?? null])),
    mine: Object.fromEntries(conflicts),
    theirs: Object.fromEntries(conflicts.map(([path]) => [path, current(now, path)])),
  };
}

/** What others changed at a path, or null when it stands as I read it. */
function difference(since: ValueDiffs, path: string): ValueDiffs[string] | null {
  const found = Object.hasOwn(since, path) ? since[path] : undefined;
  return found === undefined || sameValue(found[0], found[1]) ? null : found;
}

function current(values: FormValues, path: string): ItemValue | null {
  return Object.hasOwn(values, path) ? (values[path] ?? null) : null;
}
