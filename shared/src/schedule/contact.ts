import { toCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { MilestoneKind } from '../study/milestone-definition.js';
import type { CompiledStudy } from '../study/compiled.js';
import { closuresOf, type ActiveClosure } from './context.js';
import type { ParticipantFacts } from './types.js';

/** After these nobody is asked to come any more, where the definition says they close every visit. */
const ENDS_CONTACT: ReadonlySet<MilestoneKind> = new Set(['death', 'withdrawal']);

/** The closure after which nobody is asked to come, not even to a visit added by hand; null while there is none. */
export function endOfContact(study: CompiledStudy, closures: readonly ActiveClosure[]): ActiveClosure | null {
  const ends = ({ milestone, epochs, kinds }: ActiveClosure): boolean => {
    const kind = study.definition.milestones.find(({ code }) => code === milestone)?.kind;
    return epochs === null && kinds === null && kind !== undefined && ENDS_CONTACT.has(kind);
  };
  return closures.find(ends) ?? null;
}

/** Why and since when a participant is asked to come no more; the day is null where it is not wholly known. */
export function contactEnded(
  study: CompiledStudy,
  facts: ParticipantFacts,
): { readonly reason: string; readonly on: CalendarDay | null } | null {
  const end = endOfContact(study, closuresOf(study, facts));
  return end === null ? null : { reason: end.reason, on: end.on === null ? null : toCalendarDay(end.on) };
}
