import type { CompiledDerived, VisitSlot } from '../study/compiled.js';
import { text } from '../study/words.js';
import type { PlanContext } from './context.js';
import { added, decimal, multiplied, toNumber, type Decimal } from './decimal.js';
import { neverBecause } from './fate.js';
import type { MissingValue } from './note.js';

/** A derived value as a condition reads it, and what it lacks where it is unknown. */
export interface DerivedValue {
  readonly value: number | null;
  readonly missing: MissingValue | null;
}

type Part =
  | { readonly known: true; readonly decimal: Decimal }
  | { readonly known: false; readonly missing: MissingValue };

/**
 * Works out a derived value for the cycle of a visit from the cycles before it; outside cycles from all doses given.
 *
 * @throws RangeError when the study derives no value of that name
 */
export function derivedValue(context: PlanContext, code: string, slot: VisitSlot): DerivedValue {
  const part = derive(context, requireDerived(context, code), slot);
  return part.known
    ? { value: toNumber(part.decimal), missing: null }
    : { value: null, missing: part.missing };
}

function requireDerived(context: PlanContext, code: string): CompiledDerived {
  const derived = context.study.derived.get(code);
  if (derived === undefined) throw new RangeError(`nothing derives ${code}`);
  return derived;
}

function derive(context: PlanContext, derived: CompiledDerived, slot: VisitSlot): Part {
  return derived.definition.kind === 'sum'
    ? sumBefore(context, derived, slot)
    : latestBefore(context, derived, slot);
}

/** Dose visits that come before a visit's cycle, in protocol order. */
function dosesBefore(context: PlanContext, slot: VisitSlot): readonly VisitSlot[] {
  const { slots, doseSlots } = context.study;
  const before: VisitSlot[] = [];
  for (const index of doseSlots) {
    const dose = slots[index];
    if (dose !== undefined && (slot.doseSlot === null || index < slot.doseSlot)) before.push(dose);
  }
  return before;
}

function sumBefore(context: PlanContext, derived: CompiledDerived, slot: VisitSlot): Part {
  let sum: Decimal = decimal('0');
  for (const dose of dosesBefore(context, slot)) {
    const part = partOfSum(context, derived, slot, dose);
    if (part === null) continue;
    if (!part.known) return part;
    sum = added(sum, part.decimal);
  }
  return { known: true, decimal: sum };
}

/** What one cycle adds; null when it adds nothing, because its dose will not be given or is not in the plan. */
function partOfSum(
  context: PlanContext,
  derived: CompiledDerived,
  slot: VisitSlot,
  dose: VisitSlot,
): Part | null {
  if (context.doses[dose.index] !== undefined) return recorded(context, derived, dose);
  const placement = context.placements[dose.index]?.[0];
  const isToCome = placement !== undefined && neverBecause(context, placement) === null;
  if (slot.doseSlot === null || !isToCome) return null;
  const { projected } = derived.definition;
  return projected === undefined
    ? { known: false, missing: missing(derived, dose) }
    : derive(context, requireDerived(context, projected), dose);
}

function recorded(context: PlanContext, derived: CompiledDerived, dose: VisitSlot): Part {
  const written = context.facts.doseValues[derived.definition.code]?.[dose.key];
  return written === undefined
    ? { known: false, missing: missing(derived, dose) }
    : { known: true, decimal: decimal(written) };
}

function latestBefore(context: PlanContext, derived: CompiledDerived, slot: VisitSlot): Part {
  const { code, timesPlannedActivity } = derived.definition;
  const doses = dosesBefore(context, slot);
  const values = context.facts.doseValues[code] ?? {};
  const written = doses.map(({ key }) => values[key]).findLast((value) => value !== undefined);
  const planned = slot.group?.plannedActivityGBq;
  if (written === undefined) {
    const given = doses.findLast(({ index }) => context.doses[index] !== undefined);
    return { known: false, missing: missing(derived, given ?? doses[0] ?? slot) };
  }
  if (timesPlannedActivity !== true) return { known: true, decimal: decimal(written) };
  return planned === undefined
    ? { known: false, missing: { code, name: 'planned activity', cycle: slot.cycle } }
    : { known: true, decimal: multiplied(decimal(written), decimal(String(planned))) };
}

function missing({ definition }: CompiledDerived, dose: VisitSlot): MissingValue {
  return { code: definition.code, name: text(definition.name), cycle: dose.cycle };
}
