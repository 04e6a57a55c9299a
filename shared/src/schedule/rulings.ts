import type { CompiledCycleRule, VisitSlot } from '../study/compiled.js';
import { holds, missingOf, putIn, unitOf } from './conditions.js';
import type { CycleRuling, PlanContext } from './context.js';
import type { ScheduleNote } from './note.js';
import { hasData } from './placement.js';

/** Cycles, or repetitions, that always show beyond the last one that is settled. */
export const SHOWN_AHEAD = 2;

const FOLLOWS: CycleRuling = { holds: true, note: null };

/**
 * Whether the cycle of a visit may follow, asked with what is known of the cycles before it. The first of a group is
 * never asked; the group ends at the first cycle that may not; behind one that is held, all are held. A cycle that was
 * given against the rule ends nothing: the next one is asked with what it brought.
 */
export function rulingOf(context: PlanContext, rule: CompiledCycleRule, position: number): CycleRuling {
  const dose = rule.doses[position];
  const slot = dose === undefined ? undefined : context.study.slots[dose];
  if (position === 0 || slot === undefined) return FOLLOWS;
  const known = context.rulings[slot.index];
  if (known !== undefined) return known;
  const before = rule.doses[position - 1];
  const wasGiven = before !== undefined && context.doses[before] !== undefined;
  const ruling = ask(context, rule, slot, wasGiven ? FOLLOWS : rulingOf(context, rule, position - 1));
  context.rulings[slot.index] = ruling;
  return ruling;
}

function ask(
  context: PlanContext,
  rule: CompiledCycleRule,
  slot: VisitSlot,
  before: CycleRuling,
): CycleRuling {
  if (before.holds === false) return before;
  const { condition } = rule;
  const answer = holds(context, condition, slot);
  if (answer === false) {
    const comparisons = condition.comparisons(putIn(context, condition, slot));
    const note: ScheduleNote = {
      kind: 'rule-ended',
      rule: condition.text,
      of: 'cycle',
      number: slot.cycle,
      comparisons,
      ...unitOf(context, condition),
    };
    return { holds: false, note };
  }
  if (answer === null) {
    const missing = missingOf(context, condition, slot);
    return { holds: null, note: { kind: 'held', rule: condition.text, missing } };
  }
  return before.holds === null ? before : FOLLOWS;
}

/** How a visit's cycle stands under its rule: whether it shows at all, and what the rule says of it. */
export interface CycleStanding {
  readonly shown: boolean;
  readonly ruling: CycleRuling;
}

const COUNTED: CycleStanding = { shown: true, ruling: FOLLOWS };

/** Counted cycles always show; of ruled ones the expected number, the next two, and each that has data. */
export function cycleStanding(context: PlanContext, slot: VisitSlot): CycleStanding {
  const { rule } = slot;
  if (rule === null) return COUNTED;
  const position = slot.cycle - rule.from;
  const dose = rule.doses[position];
  const wasGiven = dose !== undefined && context.doses[dose] !== undefined;
  // What was given is followed up, whatever the rule says of it now; that it was given at all is a deviation.
  if (wasGiven) return COUNTED;
  const shown =
    position < rule.expected ||
    position <= lastSettled(context, rule) + SHOWN_AHEAD ||
    cycleHasData(context, rule, position);
  return { shown, ruling: shown ? rulingOf(context, rule, position) : FOLLOWS };
}

/** Position of the last cycle whose dose was given or will not be; -1 when there is none. */
function lastSettled(context: PlanContext, rule: CompiledCycleRule): number {
  return rule.doses.findLastIndex(
    (dose) =>
      context.doses[dose] !== undefined ||
      (context.visits[dose] ?? []).some(({ skipped, missed }) => skipped !== null || missed !== null),
  );
}

function cycleHasData(context: PlanContext, rule: CompiledCycleRule, position: number): boolean {
  return (rule.cycles[position] ?? []).some((index) => (context.visits[index] ?? []).some(hasData));
}
