import { readSeed } from '../../schedule/spec-support/reluth.js';

/** A copy of the seeded ReLUTH with the values at JSON pointers replaced; `undefined` removes one, `-` appends. */
export function withChanges(changes: readonly (readonly [pointer: string, value: unknown])[]): unknown {
  const copy = readSeed('studies/reluth/study.json');
  for (const [pointer, value] of changes) {
    const keys = pointer.split('/').slice(1);
    const last = keys.pop() ?? '';
    let holder = copy as Record<string, unknown>;
    for (const key of keys) holder = holder[key] as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else if (last === '-' && Array.isArray(holder)) holder.push(value);
    else holder[last] = value;
  }
  return copy;
}

/** The same with one change. */
export function withChange(pointer: string, value: unknown): unknown {
  return withChanges([[pointer, value]]);
}
