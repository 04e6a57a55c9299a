import { toDayNumber } from '../calendar/calendar-day.js';
import { instantMilliseconds } from '../calendar/instant.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledTiming, VisitSlot } from '../study/compiled.js';
import type { PlanContext } from './context.js';
import type { Placement } from './placement.js';
import { slotNames } from './names.js';
import type { AdministrationFact, DateBasis } from './types.js';

/** The day a visit counts from, and how sure it is. */
export interface ResolvedAnchor {
  readonly code: string;
  readonly name: string;
  readonly day: DayNumber | null;
  readonly basis: DateBasis;
  /** The instant, for offsets in hours; milliseconds since 1970-01-01T00:00Z. */
  readonly instant: number | null;
  /** The anchor's own target, where it has been moved from it. */
  readonly originalDay: DayNumber | null;
  /** Basis of what must be done before the anchor: as sure as the anchor's own date. */
  readonly basisBefore: DateBasis;
  /** Why the anchor will never happen; null while it may. */
  readonly impossible: string | null;
}

/** Finds the day a timing counts from: actual, else planned, else projected. */
export function resolveAnchor(context: PlanContext, timing: CompiledTiming): ResolvedAnchor {
  const { anchor, anchorCode: code } = timing;
  switch (anchor.kind) {
    case 'screening':
      return actual(code, 'Enrolment', toDayNumber(context.facts.screeningOn), null);
    case 'milestone':
      return milestoneAnchor(context, code, anchor.name, anchor.carriers);
    case 'dose':
      return doseAnchor(context, code, anchor.slot);
    case 'administration':
      return lastDose(context, code, anchor.slots);
    case 'visit':
      return visitAnchor(context, code, anchor.slot);
  }
}

function actual(code: string, name: string, day: DayNumber | null, instant: number | null): ResolvedAnchor {
  return {
    code,
    name,
    day,
    basis: 'firm',
    instant,
    originalDay: null,
    basisBefore: 'firm',
    impossible: null,
  };
}

function nothing(code: string, name: string, impossible: string | null): ResolvedAnchor {
  return {
    code,
    name,
    day: null,
    basis: 'provisional',
    instant: null,
    originalDay: null,
    basisBefore: 'provisional',
    impossible,
  };
}

/** An anchor that has not happened: it takes its place in the plan. */
function expected(code: string, name: string, placement: Placement): ResolvedAnchor {
  const moved = placement.occurred !== null || placement.planned !== placement.target || isBooked(placement);
  return {
    code,
    name,
    day: placement.occurred ?? placement.planned,
    basis: moved ? 'planned' : 'provisional',
    instant: null,
    originalDay: placement.target,
    basisBefore: moved || placement.basis !== 'provisional' ? 'planned' : 'provisional',
    impossible: null,
  };
}

function isBooked(placement: Placement): boolean {
  return placement.fact !== null && (placement.fact.bookedOn !== null || placement.fact.delay !== null);
}

function milestoneAnchor(
  context: PlanContext,
  code: string,
  name: string,
  carriers: readonly number[],
): ResolvedAnchor {
  const reached = context.milestones.get(code);
  if (reached !== undefined)
    return actual(code, name, reached.on === null ? null : toDayNumber(reached.on), null);
  let impossible: string | null = null;
  for (const index of carriers) {
    const placement = context.placements[index]?.[0];
    if (placement === undefined) continue;
    const reason = whyNever(placement, context);
    if (reason === null) return expected(code, name, placement);
    impossible ??= reason;
  }
  return nothing(code, name, impossible);
}

function doseAnchor(context: PlanContext, code: string, index: number): ResolvedAnchor {
  const slot = slotAt(context, index);
  const name = slotNames(slot, 1).name;
  const given = context.doses.get(slot.key);
  const placement = context.placements[index]?.[0];
  if (given !== undefined) return { ...doseGiven(code, name, given), originalDay: placement?.target ?? null };
  if (placement === undefined) return nothing(code, name, `${name} is not planned`);
  const reason = whyNever(placement, context);
  return reason === null ? expected(code, name, placement) : nothing(code, name, reason);
}

function doseGiven(code: string, name: string, given: AdministrationFact): ResolvedAnchor {
  const instant = given.startedAt === null ? null : instantMilliseconds(given.startedAt);
  return actual(code, name, toDayNumber(given.on), instant);
}

/** The nearest dose before that was given or may still be: a skipped cycle anchors nothing. */
function lastDose(context: PlanContext, code: string, slots: readonly number[]): ResolvedAnchor {
  for (const index of slots) {
    const dose = doseAnchor(context, code, index);
    if (dose.impossible === null) return dose;
  }
  return nothing(code, 'Last dose', 'No dose was given before it');
}

function visitAnchor(context: PlanContext, code: string, index: number): ResolvedAnchor {
  const slot = slotAt(context, index);
  const placements = context.placements[index] ?? [];
  const placement = placements.findLast((candidate) => candidate.occurred !== null) ?? placements[0];
  const name = slotNames(slot, placement?.repetition ?? 1).name;
  if (placement === undefined) return nothing(code, name, `${name} is not planned`);
  if (placement.occurred !== null) return actual(code, name, placement.occurred, null);
  const reason = whyNever(placement, context);
  return reason === null ? expected(code, name, placement) : nothing(code, name, reason);
}

/** Why what hangs on a visit will never get its day from it, or null when it still may. */
function whyNever(placement: Placement, context: PlanContext): string | null {
  const { slot, status, note } = placement;
  const { name } = slotNames(slot, placement.repetition);
  if (status === 'not-applicable') return note ?? `${name} is not applicable`;
  if (status === 'skipped') return `${name} was skipped`;
  if (status === 'missed') return `${name} was missed`;
  const role = context.study.definition.roles.administration.form;
  const recorded =
    placement.fact?.forms.some((form) => form.form === role && form.state === 'complete') ?? false;
  return slot.isDose && recorded && !context.doses.has(slot.key) ? `${name} was not given` : null;
}

function slotAt(context: PlanContext, index: number): VisitSlot {
  const slot = context.study.slots[index];
  if (slot === undefined) throw new RangeError(`no visit at position ${index}`);
  return slot;
}
