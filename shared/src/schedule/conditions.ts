import type { Condition } from '../study/condition.js';
import type { VisitSlot } from '../study/compiled.js';
import type { PlanContext } from './context.js';
import { derivedValue } from './derived.js';
import type { MissingValue } from './note.js';
import type { ResolvedAnchor } from './placement.js';

/**
 * Whether a condition holds for a participant: null while something it needs is unknown. A cycle whose dose was given by
 * another group than that of today is asked with that one.
 *
 * @param slot - the visit it is asked for, whose cycle `cycle` and the derived values mean
 * @param repetition - what `repetition` means
 */
export function holds(
  context: PlanContext,
  condition: Condition,
  slot: VisitSlot,
  repetition = 1,
): boolean | null {
  // Hardly anybody's group ever changes, and every visit of everybody is asked.
  if (context.groupsGiven.size > 0 && condition.dependsOn.has('group')) {
    const group = context.groupsGiven.get(slot.cycle);
    if (group !== undefined)
      return condition.evaluate({ ...putIn(context, condition, slot, repetition), group });
  }
  if (condition.varies) {
    putIn(context, condition, slot, repetition);
    return condition.evaluate(context.names);
  }
  const known = context.verdicts.get(condition);
  if (known !== undefined) return known;
  const answer = condition.evaluate(context.names);
  context.verdicts.set(condition, answer);
  return answer;
}

/** The values a condition is asked with, those that vary put in for this visit. */
export function putIn(
  context: PlanContext,
  condition: Condition,
  slot: VisitSlot,
  repetition = 1,
): Readonly<Record<string, string | number | boolean | null>> {
  const { names } = context;
  names.cycle = slot.cycle;
  names.repetition = repetition;
  for (const name of condition.dependsOn) {
    if (context.study.derived.has(name)) names[name] = derivedValue(context, name, slot).value;
  }
  return names;
}

/** The first condition of a slot that decides: false beats unknown, unknown beats true. */
export function slotVerdict(
  context: PlanContext,
  slot: VisitSlot,
): { readonly holds: boolean | null; readonly unknown: Condition | null } {
  let unknown: Condition | null = null;
  for (const condition of slot.conditions) {
    const answer = holds(context, condition, slot);
    if (answer === false) return FAILS;
    if (answer === null) unknown ??= condition;
  }
  return unknown === null ? HOLDS : { holds: null, unknown };
}

/**
 * The condition a visit waits for, or null when there is none. What the visit it counts from stands under as well is
 * settled by that one having taken place: the visits after a dose follow it, be the inclusion before it recorded or not.
 */
export function openCondition(
  context: PlanContext,
  slot: VisitSlot,
  { how, visit }: ResolvedAnchor,
): Condition | null {
  const open = slot.conditions.filter((condition) => holds(context, condition, slot) === null);
  const hasHappened = visit !== null && (how === 'given' || how === 'on');
  if (open.length === 0 || !hasHappened) return open[0] ?? null;
  const before = context.study.slots.find(({ code, cycle }) => code === visit.code && cycle === visit.cycle);
  const settled = new Set(
    before?.conditions.filter(({ varies }) => !varies).map((condition) => condition.text),
  );
  return open.find((condition) => !settled.has(condition.text)) ?? null;
}

const FAILS = { holds: false, unknown: null } as const;
const HOLDS = { holds: true, unknown: null } as const;

/** What a condition without an answer reads and nobody knows yet. */
export function unknownNames(context: PlanContext, condition: Condition, slot: VisitSlot): readonly string[] {
  const known = context.unknowns.get(condition);
  if (known !== undefined) return known;
  const names = putIn(context, condition, slot);
  const unknown = [...condition.dependsOn].filter((name) => names[name] == null);
  if (!condition.varies) context.unknowns.set(condition, unknown);
  return unknown;
}

/** What a condition without an answer waits for. */
export function missingOf(
  context: PlanContext,
  condition: Condition,
  slot: VisitSlot,
): readonly MissingValue[] {
  const missing = new Map<string, MissingValue>();
  for (const name of condition.dependsOn) {
    if (context.study.derived.has(name)) {
      const { missing: part } = derivedValue(context, name, slot);
      if (part !== null) missing.set(`${part.code}/${part.cycle ?? ''}`, part);
    } else if (name !== 'cycle' && name !== 'repetition' && context.names[name] == null) {
      missing.set(name, { code: name, name, cycle: null });
    }
  }
  return [...missing.values()];
}

/** The unit of what a condition compares, where all of it is derived values of one unit: the doses against a limit. */
export function unitOf({ study }: PlanContext, { dependsOn }: Condition): { readonly unit?: string } {
  const units = new Set([...dependsOn].map((name) => study.derived.get(name)?.definition.unit));
  const [unit] = units;
  return units.size === 1 && unit !== undefined ? { unit } : {};
}
