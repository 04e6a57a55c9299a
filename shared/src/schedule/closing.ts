import type { DayNumber } from '../calendar/types.js';
import type { VisitSlot } from '../study/compiled.js';
import type { ActiveClosure, PlanContext } from './context.js';
import type { ScheduleNote } from './note.js';
import type { ResolvedAnchor } from './placement.js';
import type { VisitFact } from './types.js';

/** A visit as far as it says what closes it. */
interface ClosablePlan {
  readonly context: PlanContext;
  readonly slot: VisitSlot;
  readonly anchor: ResolvedAnchor;
}

/** Doses that will not be given any more: what was begun around one has no day to be done on. */
const NOT_GIVEN: ReadonlySet<ScheduleNote['kind']> = new Set(['skipped', 'missed', 'not-given']);

/**
 * Why a visit of which forms were begun, but which has not taken place, will not: it was to come after a milestone that
 * closes it, or its dose is not given. Its forms are kept. What was planned by the milestone's day may have taken place and
 * is still to be recorded, and so has what the milestone itself was recorded in.
 */
export function givenUpBecause(
  { context, slot, anchor }: ClosablePlan,
  fact: VisitFact | null,
  planned: DayNumber | null,
): ScheduleNote | null {
  if (fact?.givenOn != null) return null;
  for (const closure of context.closures) {
    const isToCome = planned === null || closure.last === null || planned > closure.last;
    if (isToCome && closes(closure, slot) && !isRecordedIn(context, closure, fact))
      return closedNote(context, closure);
  }
  return anchor.impossible !== null && NOT_GIVEN.has(anchor.impossible.kind) ? anchor.impossible : null;
}

function isRecordedIn({ study }: PlanContext, { milestone }: ActiveClosure, fact: VisitFact | null): boolean {
  const carrier = study.definition.milestones.find(({ code }) => code === milestone)?.form;
  return fact?.forms.some(({ form, state }) => form === carrier && state === 'complete') === true;
}

/** Whether a milestone's closure is about a visit at all, whatever its day. */
export function closes({ epochs, kinds }: ActiveClosure, slot: VisitSlot): boolean {
  return (
    (epochs === null || epochs.has(slot.epoch.code)) && (kinds === null || kinds.has(slot.definition.kind))
  );
}

/** What a visit closed by a milestone says of itself. */
export function closedNote(context: PlanContext, { milestone, reason }: ActiveClosure): ScheduleNote {
  return { kind: 'closed', milestone, on: context.milestones.get(milestone)?.on ?? null, reason };
}
