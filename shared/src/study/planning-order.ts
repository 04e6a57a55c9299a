import type { CompiledAnchor, VisitSlot } from './compiled.js';
import { ringOf } from './ring.js';

/** Positions of slots an anchor may take its day from. */
export function dependenciesOf(anchor: CompiledAnchor): readonly number[] {
  switch (anchor.kind) {
    case 'screening':
    case 'amendment':
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

type Ordered = Pick<
  VisitSlot,
  'index' | 'timing' | 'repeat' | 'rule' | 'conditions' | 'doseSlot' | 'activities'
>;

/** Orders slots so that each comes after all it hangs on. @throws Error when visits hang on each other in a ring */
export function planningOrder(slots: readonly Ordered[], doseSlots: readonly number[]): readonly number[] {
  const dependencies = slots.map((slot) => [
    ...(slot.timing === null ? [] : dependenciesOf(slot.timing.anchor)),
    ...(slot.repeat?.untilDay == null ? [] : dependenciesOf(slot.repeat.untilDay.anchor)),
    ...dosesAsked(slot, doseSlots),
  ]);
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

/** What is derived for a cycle counts the cycles before it, so their doses are placed first. */
function dosesAsked(slot: Ordered, doseSlots: readonly number[]): readonly number[] {
  const { doseSlot } = slot;
  const varies =
    slot.rule !== null ||
    slot.conditions.some((condition) => condition.varies) ||
    slot.activities.some((activity) => activity.when?.varies === true) ||
    slot.repeat?.condition?.varies === true;
  return varies && doseSlot !== null ? doseSlots.filter((dose) => dose < doseSlot) : [];
}
