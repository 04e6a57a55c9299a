import type { CompiledAnchor, VisitSlot } from './compiled.js';

/** Raised when visits hang on each other in a ring; `ring` names them, first one repeated at the end. */
export class CyclicAnchorsError extends Error {
  constructor(readonly ring: readonly number[]) {
    super(`visits hang on each other: ${ring.join(' -> ')}`);
    this.name = 'CyclicAnchorsError';
  }
}

/** Positions of slots an anchor may take its day from. */
export function dependenciesOf(anchor: CompiledAnchor): readonly number[] {
  switch (anchor.kind) {
    case 'screening':
      return [];
    case 'milestone':
      return anchor.carriers;
    case 'administration':
      return anchor.slots;
    case 'dose':
    case 'visit':
      return [anchor.slot];
  }
}

/** Orders slots so that each comes after all it hangs on. @throws CyclicAnchorsError when there is no such order */
export function planningOrder(slots: readonly Pick<VisitSlot, 'index' | 'timing'>[]): readonly number[] {
  const order: number[] = [];
  const done = new Set<number>();
  const path: number[] = [];
  const visit = (index: number): void => {
    if (done.has(index)) return;
    if (path.includes(index)) throw new CyclicAnchorsError([...path.slice(path.indexOf(index)), index]);
    path.push(index);
    const timing = slots[index]?.timing ?? null;
    if (timing !== null) for (const dependency of dependenciesOf(timing.anchor)) visit(dependency);
    path.pop();
    done.add(index);
    order.push(index);
  };
  for (const slot of slots) visit(slot.index);
  return order;
}
