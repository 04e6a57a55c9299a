import { toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import type { CalendarDay, DayNumber } from '../calendar/types.js';
import type { PlanContext } from './context.js';
import { longDay } from './day-words.js';
import type { Placement } from './placement.js';
import type { DecisionFact, VisitFact } from './types.js';

/**
 * Why a dose given was against the decision in force on its day: the latest on its own cycle, or one on a cycle before it
 * that ends what follows; null where it was not.
 */
export function whyAgainstDecision(
  context: PlanContext,
  placement: Placement,
  dose: DayNumber,
): string | null {
  const made = context.facts.decisions.filter(({ on }) => on === null || toDayNumber(on) <= dose);
  const decided = decisionOn(made, placement.slot.cycle);
  if (decided === null || !isAgainst(context, placement, dose, decided)) return null;
  const of = decided.on === null ? '' : ` of ${longDay(toDayNumber(decided.on))}`;
  return `although the decision${of} was: ${decided.answer}`;
}

/**
 * The decision in force on a cycle's dose: the latest on the cycle, or one on a cycle before it that ends what follows.
 *
 * @param made - the earliest first
 */
export function decisionOn(made: readonly DecisionFact[], own: number): DecisionFact | null {
  const decided = made.findLast(
    (decision) => decision.cycle === own || (decision.cycle < own && endsWhatFollows(decision, made)),
  );
  return decided ?? null;
}

/** A decision to reach a milestone, such as the end of treatment, that no later one on its cycle replaced. */
function endsWhatFollows(decision: DecisionFact, made: readonly DecisionFact[]): boolean {
  if (decision.act?.act !== 'milestone') return false;
  return made.findLast(({ cycle }) => cycle === decision.cycle) === decision;
}

function isAgainst(
  context: PlanContext,
  { fact, target }: Placement,
  dose: DayNumber,
  { act, on }: DecisionFact,
): boolean {
  if (act === null) return false;
  if (act.act === 'skip') return true;
  if (act.act === 'milestone') {
    // A dose after the milestone that was decided on is told as such.
    const reached = context.milestones.get(act.milestone ?? '')?.on ?? null;
    return reached === null || toDayNumber(reached) >= dose;
  }
  const delay = putOffSince(fact, target === null ? null : toCalendarDay(target), on);
  return delay === null || dose < toDayNumber(delay.to);
}

/**
 * The delay of a dose to a day after its target that was decided on a day or later; any delay where that day or the target
 * is not known.
 */
export function putOffSince(
  dose: Pick<VisitFact, 'delay'> | null,
  target: CalendarDay | null,
  on: CalendarDay | null,
): VisitFact['delay'] {
  const delay = dose?.delay ?? null;
  if (delay === null || (on !== null && delay.decidedOn < on)) return null;
  return target !== null && delay.to <= target ? null : delay;
}
