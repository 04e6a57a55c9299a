import { toCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { MilestoneKind } from '../study/milestone-definition.js';
import type { CompiledStudy } from '../study/compiled.js';
import { closuresOf, type ActiveClosure } from './context.js';
import type { ParticipantFacts } from './types.js';

/** After these nobody is asked to come any more, where the definition says they close every visit. */
const ENDS_CONTACT: ReadonlySet<MilestoneKind> = new Set(['death', 'withdrawal', 'lost-to-follow-up']);

/** The closures after which nobody is asked to come, not even to a visit added by hand. */
export function endsOfContact(
  study: CompiledStudy,
  closures: readonly ActiveClosure[],
): readonly ActiveClosure[] {
  return closures.filter(({ milestone, epochs, kinds }) => {
    const kind = study.definition.milestones.find(({ code }) => code === milestone)?.kind;
    return epochs === null && kinds === null && kind !== undefined && ENDS_CONTACT.has(kind);
  });
}

/** Why a participant is asked to come no more. */
export interface EndOfContact {
  readonly reason: string;
  /** Null where the day is not wholly known. */
  readonly on: CalendarDay | null;
}

/**
 * What stands against planning a visit for a day: contact that ended before it, or has ended at all where the day lies
 * ahead. Null where nothing does, as of every day up to the last that the end can mean.
 */
export function contactEndedBy(
  study: CompiledStudy,
  facts: ParticipantFacts,
  day: CalendarDay,
  today: CalendarDay,
): EndOfContact | null {
  const end = endsOfContact(study, closuresOf(study, facts)).find(
    ({ last }) => day > today || (last !== null && day > toCalendarDay(last)),
  );
  if (end === undefined) return null;
  return { reason: end.reason, on: end.on === null ? null : toCalendarDay(end.on) };
}
