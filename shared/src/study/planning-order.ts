import type { CompiledAnchor, VisitSlot } from './compiled.js';
import { ringOf } from './ring.js';

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

/** Orders slots so that each comes after all it hangs on. @throws Error when visits hang on each other in a ring */
export function planningOrder(slots: readonly Pick<VisitSlot, 'index' | 'timing'>[]): readonly number[] {
  const dependencies = slots.map(({ timing }) => (timing === null ? [] : dependenciesOf(timing.anchor)));
  const ring = ringOf(dependencies);
  if (ring.length > 0) throw new Error(`visits hang on each other: ${ring.join(' on ')}`);
  const order: number[] = [];
  const done = new Set<number>();
  const visit = (index: number): void => {
    if (done.has(index)) return;
    done.add(index);
    for (const dependency of dependencies[index] ?? []) visit(dependency);
    order.push(index);
  };
  for (const slot of slots) visit(slot.index);
  return order;
}
