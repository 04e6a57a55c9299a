import { toDayNumber } from '../calendar/calendar-day.js';
import type { VisitSlot } from '../study/compiled.js';
import { allocationOf, groupOf } from './allocation.js';
import { putIn, slotVerdict } from './conditions.js';
import type { PlanContext } from './context.js';
import { longDay } from './day-words.js';
import { inside, nameOf } from './deviation-draft.js';

/** The arm a participant was allocated to and the other one received; null where both are one or either is not known. */
export function armsApart({
  study,
  facts,
}: PlanContext): { readonly allocated: string; readonly received: string } | null {
  if (study.allocation.received === null) return null;
  const { arm, received } = allocationOf(study, facts);
  return arm === null || received === null || arm === received ? null : { allocated: arm, received };
}

/**
 * Whether a cycle that is no part of the participant's plan would be one in the arm received. Its dose is then no
 * departure of its own: it is what having received the other arm means.
 */
export function isOfArmReceived(context: PlanContext, slot: VisitSlot): boolean {
  const apart = armsApart(context);
  if (apart === null || slotVerdict(context, slot).holds !== false) return false;
  return slot.conditions.every((condition) => {
    const names = { ...putIn(context, condition, slot), [context.study.allocation.arm]: apart.received };
    return condition.evaluate({ ...names, group: groupOf(context.study, names) }) === true;
  });
}

/** `cycle 3 dose on 25 May 2026` for each dose that was given by the plan of the arm received alone. */
export function dosesOfArmReceived(context: PlanContext): readonly string[] {
  return context.placements.flatMap((placements) =>
    placements.flatMap((placement) => {
      const given = context.doses[placement.slot.index];
      if (given === undefined || !isOfArmReceived(context, placement.slot)) return [];
      return [`${inside(nameOf(placement))} on ${longDay(toDayNumber(given.on))}`];
    }),
  );
}
