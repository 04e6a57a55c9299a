import type { PlanContext } from './context.js';
import { repetitionOf } from './names.js';
import type { NamedVisit, ScheduleNote } from './note.js';
import type { Placement } from './placement.js';

/** Why what hangs on a visit will never get its day from it, or null when it still may. */
export function neverBecause(context: PlanContext, placement: Placement): ScheduleNote | null {
  const { status, note } = placement;
  if (status === 'not-applicable') return note ?? { kind: 'not-applicable', visit: named(placement) };
  if (status === 'skipped' || status === 'missed') return { kind: status, visit: named(placement) };
  return wasNotGiven(context, placement) ? { kind: 'not-given', visit: named(placement) } : null;
}

/** True of a dose visit whose administration is recorded as not given. */
export function wasNotGiven(context: PlanContext, { slot, fact }: Placement): boolean {
  if (!slot.isDose || fact === null || context.doses[slot.index] !== undefined) return false;
  const role = context.study.definition.roles.administration.form;
  return fact.forms.some((form) => form.form === role && form.state === 'complete');
}

function named({ slot, repetition }: Placement): NamedVisit {
  const { name } = repetitionOf(slot, repetition);
  return { code: slot.code, cycle: slot.cycle, repetition, name };
}
