import type { PlannedVisit, ScheduleMove, SchedulePlan } from './types.js';

/**
 * What changed between two plans, and what stayed: the answer of every act and of its preview.
 *
 * Visits that are over and unchanged are left out; a visit that is still open and keeps its date is a line that says so.
 */
export function compareSchedules(before: SchedulePlan, after: SchedulePlan): readonly ScheduleMove[] {
  const earlier = new Map(before.visits.map((visit) => [keyOf(visit), visit]));
  const later = new Set(after.visits.map(keyOf));
  const moves = after.visits.map((visit) => moveOf(earlier.get(keyOf(visit)) ?? null, visit));
  const dropped = before.visits.filter((visit) => !later.has(keyOf(visit))).map(droppedMove);
  return [...moves.filter((move) => move !== null), ...dropped];
}

function keyOf({ code, cycle, repetition }: PlannedVisit): string {
  return `${code}/${cycle}/${repetition}`;
}

function dayOf(visit: PlannedVisit): PlannedVisit['planned'] {
  return visit.occurred ?? visit.planned;
}

function moveOf(before: PlannedVisit | null, after: PlannedVisit): ScheduleMove | null {
  if (before === null)
    return move('added', null, after, after.explanation.note ?? after.explanation.sentence);
  if (after.flags.includes('expired') && !before.flags.includes('expired')) {
    return move('expires', before, after, 'Its results will be too old at the dose');
  }
  if (after.status === 'not-applicable' && before.status !== 'not-applicable') {
    return move('not-applicable', before, after, after.explanation.note ?? 'No longer applicable');
  }
  if (dayOf(before) !== dayOf(after)) return move('moves', before, after, whyItMoves(before, after));
  if (before.opens !== after.opens || before.closes !== after.closes) {
    return move('stays', before, after, `Keeps its day; its window follows ${after.explanation.anchor.name}`);
  }
  const isOpen = after.status === 'open' || after.status === 'in-progress';
  return isOpen
    ? move('stays', before, after, `Counts from ${after.explanation.anchor.name}, which has not moved`)
    : null;
}

function whyItMoves(before: PlannedVisit, after: PlannedVisit): string {
  if (after.occurred !== null && before.occurred !== after.occurred) return `Recorded on ${after.occurred}`;
  const { delay, anchor } = after.explanation;
  if (delay !== null && before.explanation.delay?.to !== delay.to) return `Delayed: ${delay.reason}`;
  if (before.target !== after.target) return `Follows ${anchor.name}`;
  return 'Booked for another day';
}

function droppedMove(visit: PlannedVisit): ScheduleMove {
  return { ...move('dropped', visit, visit, 'No longer in the plan'), to: null, opens: null, closes: null };
}

function move(
  effect: ScheduleMove['effect'],
  before: PlannedVisit | null,
  after: PlannedVisit,
  why: string,
): ScheduleMove {
  const to = dayOf(after);
  const outOfWindow =
    to !== null &&
    ((after.opens !== null && to < after.opens) || (after.closes !== null && to > after.closes));
  return {
    code: after.code,
    cycle: after.cycle,
    repetition: after.repetition,
    name: after.name,
    effect,
    from: before === null ? null : dayOf(before),
    to,
    opens: after.opens,
    closes: after.closes,
    outOfWindow,
    why,
  };
}
