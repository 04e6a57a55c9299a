import { readSeed } from '../../schedule/spec-support/reluth.js';

/** What is to stand at a JSON pointer; `undefined` removes it, `-` at the end of the pointer appends. */
export type Change = readonly [pointer: string, value: unknown];

/** A copy of the seeded ReLUTH with the values at JSON pointers replaced. */
export function withChanges(changes: readonly Change[]): unknown {
  return changedSeed('reluth', changes);
}

/** The same with one change. */
export function withChange(pointer: string, value: unknown): unknown {
  return withChanges([[pointer, value]]);
}

/** A copy of a seeded study with the values at JSON pointers replaced; a place that an earlier change took away is passed over. */
export function changedSeed(study: string, changes: readonly Change[]): unknown {
  const copy = readSeed(`studies/${study}/study.json`);
  for (const [pointer, value] of changes) {
    const keys = pointer.split('/').slice(1);
    const last = keys.pop() ?? '';
    let holder: unknown = copy;
    for (const key of keys) holder = isHolder(holder) ? holder[key] : undefined;
    if (!isHolder(holder)) continue;
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else if (last === '-' && Array.isArray(holder)) holder.push(value);
    else holder[last] = value;
  }
  return copy;
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
