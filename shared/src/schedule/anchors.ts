import { toDayNumber } from '../calendar/calendar-day.js';
import { instantMilliseconds } from '../calendar/instant.js';
import type { CalendarDay, DayNumber } from '../calendar/types.js';
import type { CompiledAnchor, VisitSlot } from '../study/compiled.js';
import type { PlanContext } from './context.js';
import { neverBecause } from './fate.js';
import { repetitionOf } from './names.js';
import type { NamedVisit, ScheduleNote } from './note.js';
import type { Placement, ResolvedAnchor } from './placement.js';
import type { AdministrationFact, AnchorManner, VisitKey } from './types.js';

/**
 * Finds the day something counts from: actual, else planned, else projected.
 *
 * @param code - the anchor's code as the definition writes it
 * @param asking - the visit that counts from it
 */
export function resolveAnchor(
  context: PlanContext,
  anchor: CompiledAnchor,
  code: string,
  asking: VisitSlot,
): ResolvedAnchor {
  switch (anchor.kind) {
    case 'screening':
      return actual(code, 'Enrolment', dayNumber(context.facts.screeningOn), 'on', null);
    case 'amendment':
      return actual(code, 'Amendment', dayNumber(context.facts.amendedOn), 'on', null);
    case 'milestone':
      return milestoneAnchor(context, code, anchor);
    case 'dose':
      return (context.doseAnchors[anchor.slot] ??= doseAnchor(context, code, anchor.slot));
    case 'administration':
      return lastDose(context, code, anchor.slots, asking);
    case 'visit':
      return visitAnchor(context, code, anchor.slot);
  }
}

const NO_DAYS: readonly DayNumber[] = [];

function dayNumber(day: CalendarDay | null): DayNumber | null {
  return day === null ? null : toDayNumber(day);
}

function actual(
  code: string,
  name: string,
  day: DayNumber | null,
  how: AnchorManner,
  visit: VisitKey | null,
): ResolvedAnchor {
  return {
    code,
    name,
    day,
    basis: 'firm',
    how,
    visit,
    instant: null,
    earlierDays: NO_DAYS,
    basisBefore: 'firm',
    certainUntil: null,
    impossible: null,
  };
}

function nothing(code: string, name: string, impossible: ScheduleNote | null): ResolvedAnchor {
  return {
    code,
    name,
    day: null,
    basis: 'provisional',
    how: 'expected',
    visit: null,
    instant: null,
    earlierDays: NO_DAYS,
    basisBefore: 'provisional',
    certainUntil: null,
    impossible,
  };
}

/** An anchor that has not happened: it takes its place in the plan. */
function expected(code: string, name: string, placement: Placement): ResolvedAnchor {
  const settled = placement.occurred !== null || isBooked(placement);
  return {
    code,
    name,
    day: placement.occurred ?? placement.planned,
    basis: settled ? 'planned' : 'provisional',
    how: settled ? 'planned' : 'expected',
    visit: keyOf(placement.slot, placement.repetition),
    instant: null,
    earlierDays: placement.target === null ? NO_DAYS : [placement.target],
    basisBefore: settled || placement.basis !== 'provisional' ? 'planned' : 'provisional',
    certainUntil:
      placement.basis === 'provisional' ? (placement.anchor?.certainUntil ?? null) : placement.planned,
    impossible: null,
  };
}

function keyOf({ code, cycle }: VisitSlot, repetition: number): VisitKey {
  return { code, cycle, repetition };
}

function isBooked(placement: Placement): boolean {
  return placement.fact !== null && (placement.fact.bookedOn !== null || placement.fact.delay !== null);
}

function milestoneAnchor(
  context: PlanContext,
  code: string,
  { name, code: milestone, carriers }: Extract<CompiledAnchor, { kind: 'milestone' }>,
): ResolvedAnchor {
  const reached = context.milestones.get(milestone);
  if (reached !== undefined) return actual(code, name, dayNumber(reached.on), 'on', null);
  let impossible: ScheduleNote | null = null;
  let notDone: Placement | null = null;
  for (const index of carriers) {
    const placement = context.placements[index]?.[0];
    if (placement === undefined) continue;
    const reason = neverBecause(context, placement);
    if (reason === null) return expected(code, name, placement);
    if (wasNotDone(placement)) notDone ??= placement;
    impossible ??= reason;
  }
  if (notDone === null) return nothing(code, name, impossible);
  // Its visit was missed, and the milestone may be reached all the same: nothing is settled.
  return {
    ...expected(code, name, notDone),
    basis: 'provisional',
    how: 'expected',
    basisBefore: 'provisional',
    certainUntil: null,
  };
}

/** A visit, not a dose, that was missed or skipped: its planned day stands in for it. */
function wasNotDone({ slot, status, planned }: Placement): boolean {
  return !slot.isDose && planned !== null && (status === 'missed' || status === 'skipped');
}

function doseAnchor(context: PlanContext, code: string, index: number): ResolvedAnchor {
  const slot = slotAt(context, index);
  const { name } = repetitionOf(slot, 1);
  const given = context.doses[index];
  const placement = context.placements[index]?.[0];
  if (given !== undefined) return doseGiven(context, code, slot, given, placement);
  if (placement === undefined) return nothing(code, name, { kind: 'not-planned', visit: named(slot, name) });
  const reason = neverBecause(context, placement);
  return reason === null ? expected(code, name, placement) : nothing(code, name, reason);
}

function doseGiven(
  context: PlanContext,
  code: string,
  slot: VisitSlot,
  given: AdministrationFact,
  placement: Placement | undefined,
): ResolvedAnchor {
  const clock = context.study.clock === 'end' ? given.endedAt : given.startedAt;
  const { name } = repetitionOf(slot, 1);
  return {
    ...actual(code, name, toDayNumber(given.on), 'given', keyOf(slot, 1)),
    instant: clock === null ? null : instantMilliseconds(clock),
    earlierDays: [placement?.target, placement?.planned].filter((day) => day != null),
  };
}

/**
 * The nearest dose before that was given or may still be: a skipped cycle anchors nothing unless its group says so. Where
 * doses were given out of order it is the last one given.
 */
function lastDose(
  context: PlanContext,
  code: string,
  slots: readonly number[],
  asking: VisitSlot,
): ResolvedAnchor {
  const before = dosesBefore(context, slots, asking);
  for (const index of before) {
    const dose = doseAnchor(context, code, index);
    if (dose.impossible === null) return dose.how === 'given' ? lastGiven(context, code, before, dose) : dose;
    const skipped = asking.isDose ? skippedDose(context, code, index) : null;
    if (skipped !== null) return skipped;
  }
  return nothing(code, 'Last dose', { kind: 'no-dose' });
}

/** Cycles of another group, as of the arm before a correction, number on their own: of these only doses given by then. */
function dosesBefore(context: PlanContext, slots: readonly number[], asking: VisitSlot): readonly number[] {
  const own = asking.isDose ? context.doses[asking.index] : undefined;
  if (own === undefined) return slots;
  return slots.filter((index) => {
    const given = context.doses[index];
    return (
      given === undefined || given.on <= own.on || slotAt(context, index).group?.code === asking.group?.code
    );
  });
}

/** The dose given last of those before; of one day the nearest. */
function lastGiven(
  context: PlanContext,
  code: string,
  slots: readonly number[],
  nearest: ResolvedAnchor,
): ResolvedAnchor {
  let last = nearest;
  for (const index of slots) {
    if (context.doses[index] === undefined) continue;
    const dose = doseAnchor(context, code, index);
    if ((dose.day ?? -Infinity) > (last.day ?? -Infinity)) last = dose;
  }
  return last;
}

function skippedDose(context: PlanContext, code: string, index: number): ResolvedAnchor | null {
  const slot = slotAt(context, index);
  const placement = context.placements[index]?.[0];
  if (slot.group?.skippedDoseAnchors !== true || placement === undefined) return null;
  if (placement.planned === null || placement.status === 'not-applicable') return null;
  const { name } = repetitionOf(slot, 1);
  return actual(code, name, placement.planned, 'skipped', keyOf(slot, 1));
}

function visitAnchor(context: PlanContext, code: string, index: number): ResolvedAnchor {
  const slot = slotAt(context, index);
  const placements = context.placements[index] ?? [];
  const placement = placements.findLast((candidate) => candidate.occurred !== null) ?? placements[0];
  const { name } = repetitionOf(slot, placement?.repetition ?? 1);
  if (placement === undefined) return nothing(code, name, { kind: 'not-planned', visit: named(slot, name) });
  if (placement.occurred !== null)
    return actual(code, name, placement.occurred, 'on', keyOf(slot, placement.repetition));
  if (wasNotDone(placement))
    return actual(code, name, placement.planned, 'not-done', keyOf(slot, placement.repetition));
  const reason = neverBecause(context, placement);
  return reason === null ? expected(code, name, placement) : nothing(code, name, reason);
}

function named(slot: VisitSlot, name: string): NamedVisit {
  return { code: slot.code, cycle: slot.cycle, repetition: 1, name };
}

function slotAt(context: PlanContext, index: number): VisitSlot {
  const slot = context.study.slots[index];
  if (slot === undefined) throw new RangeError(`no visit at position ${index}`);
  return slot;
}
