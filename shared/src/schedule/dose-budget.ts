import type { CompiledCycleRule, CompiledDerived, CompiledStudy, VisitSlot } from '../study/compiled.js';
import { text } from '../study/words.js';
import { slotVerdict } from './conditions.js';
import { planContext, type PlanContext } from './context.js';
import { added, decimal, toNumber, type Decimal } from './decimal.js';
import { derivedValue } from './derived.js';
import type { ParticipantFacts, PlannedVisit } from './types.js';

/** What a participant has received of a dose that rules their cycles, beside the limit the rule gives. */
export interface DoseBudget {
  /** `kidney dose`. */
  readonly name: string;
  readonly unit: string;
  /** The most the rule allows, what the next cycle is expected to add included. */
  readonly limit: number;
  /** Of each cycle given, in order; null while not entered. */
  readonly parts: readonly { readonly cycle: number; readonly value: number | null }[];
  /** The sum of the parts; null while one of them is not entered. */
  readonly received: number | null;
  /** The first value that is not entered; null when all are. */
  readonly missing: { readonly name: string; readonly cycle: number | null } | null;
  /** The cycle to come, and what it is expected to add where that is known; null when none is to come. */
  readonly next: {
    readonly cycle: number;
    readonly value: number | null;
    /** False where the rule no longer allows it, be it by what is entered alone; null while that is not known. */
    readonly isAllowed: boolean | null;
  } | null;
  /** Cycles in the plan that are given only while the rule holds. */
  readonly dependent: readonly number[];
}

/** The rule of a group of cycles as a limit over a sum. */
interface Limit {
  readonly derived: CompiledDerived;
  readonly projected: string | null;
  readonly limit: number;
  /** Whether a sum of the limit itself is one too much. */
  readonly isBelow: boolean;
}

/**
 * The dose budget of a participant whose cycles are ruled by a limit to a cumulative dose.
 *
 * @param visits - the participant's plan
 * @returns null where no such rule applies to the participant, or before the first dose
 */
export function doseBudget(
  study: CompiledStudy,
  facts: ParticipantFacts,
  visits: readonly PlannedVisit[],
): DoseBudget | null {
  const context = planContext(study, facts);
  for (const rule of rulesOf(study)) {
    const limit = limitOf(study, rule);
    const doses = rule.doses.flatMap((index) => study.slots[index] ?? []);
    const given = doses.filter(({ index }) => context.doses[index] !== undefined);
    const [first] = given;
    if (limit === null || first === undefined || slotVerdict(context, first).holds !== true) continue;
    const { definition } = limit.derived;
    const values = facts.doseValues[definition.code] ?? {};
    const parts = given.map(({ key, cycle }) => ({ cycle, written: values[key] ?? null }));
    const open = parts.find(({ written }) => written === null);
    const missing = open === undefined ? null : { name: text(definition.name), cycle: open.cycle };
    const next = nextDose(doses, visits, given.at(-1)?.cycle ?? 0);
    const known = sumOf(parts.map(({ written }) => written ?? '0'));
    return {
      name: text(definition.name),
      unit: definition.unit,
      limit: limit.limit,
      parts: parts.map(({ cycle, written }) => ({ cycle, value: written === null ? null : Number(written) })),
      received: open === undefined ? known : null,
      missing,
      next: next === null ? null : nextOf(context, limit, next, known),
      dependent: doses.filter((slot) => isToCome(slot, visits)).map(({ cycle }) => cycle),
    };
  }
  return null;
}

/**
 * The next cycle with what it is expected to add.
 *
 * @param known - the sum of what is entered
 */
function nextOf(
  context: PlanContext,
  { projected, limit, isBelow }: Limit,
  { slot, ruling }: NextDose,
  known: number,
): DoseBudget['next'] {
  const isUsedUp = known > limit || (isBelow && known === limit);
  const isAllowed = isUsedUp ? false : ruling;
  const value = projected === null ? null : derivedValue(context, projected, slot).value;
  return { cycle: slot.cycle, value, isAllowed };
}

function rulesOf(study: CompiledStudy): readonly CompiledCycleRule[] {
  const rules = study.slots.map(({ rule }) => rule).filter((rule) => rule !== null);
  return [...new Set(rules)];
}

/** Reads `sum + projected <= limit` by what it compares: at nothing received, and at one and two. Null for other rules. */
function limitOf(study: CompiledStudy, rule: CompiledCycleRule): Limit | null {
  const names = [...rule.condition.dependsOn];
  const sums = names.flatMap((name) => study.derived.get(name) ?? []).filter(isSum);
  const [derived] = sums;
  if (derived === undefined || sums.length > 1) return null;
  const { code, projected } = derived.definition;
  if (names.some((name) => name !== code && name !== projected)) return null;
  const isProjected = projected !== undefined && names.includes(projected);
  const [nothing, ...more] = rule.condition.comparisons({ [code]: 0, [projected ?? '']: 0 });
  const [some] = rule.condition.comparisons({ [code]: 1, [projected ?? '']: 2 });
  if (nothing === undefined || some === undefined || more.length > 0) return null;
  const isSumOnTheLeft =
    Number(nothing.left.value) === 0 && Number(some.left.value) === (isProjected ? 3 : 1);
  const limit = Number(nothing.right.value);
  const isLimit = nothing.operator === '<=' || nothing.operator === '<';
  if (!isLimit || !isSumOnTheLeft || !Number.isFinite(limit) || Number(some.right.value) !== limit)
    return null;
  const isBelow = nothing.operator === '<';
  return { derived, projected: isProjected ? projected : null, limit, isBelow };
}

interface NextDose {
  readonly slot: VisitSlot;
  readonly ruling: boolean | null;
}

function isSum({ definition }: CompiledDerived): boolean {
  return definition.kind === 'sum';
}

function sumOf(values: readonly string[]): number {
  return toNumber(values.map(decimal).reduce<Decimal>(added, decimal('0')));
}

function plannedDose(slot: VisitSlot, visits: readonly PlannedVisit[]): PlannedVisit | undefined {
  return visits.find(({ code, cycle }) => code === slot.code && cycle === slot.cycle);
}

function isToCome(slot: VisitSlot, visits: readonly PlannedVisit[]): boolean {
  const dose = plannedDose(slot, visits);
  return dose?.status === 'open' || (dose?.status === 'in-progress' && dose.occurred === null);
}

/** The first dose after the last one given that is to come, or that the rule has just ended. */
function nextDose(
  doses: readonly VisitSlot[],
  visits: readonly PlannedVisit[],
  lastCycle: number,
): NextDose | null {
  for (const slot of doses) {
    if (slot.cycle <= lastCycle) continue;
    const reason = plannedDose(slot, visits)?.explanation.reason?.kind;
    if (isToCome(slot, visits)) return { slot, ruling: reason === 'held' ? null : true };
    if (reason === 'rule-ended') return { slot, ruling: false };
  }
  return null;
}
