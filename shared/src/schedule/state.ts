import type { CalendarDay } from '../calendar/types.js';
import type { PlannedVisit, VisitState } from './types.js';

/** Groups of the worklist; what belongs to none of them is not in it. */
export type WorklistGroup = 'overdue' | 'due' | 'upcoming' | 'begun';

/**
 * Where a planned visit stands on a day.
 *
 * Due from the window's first day (or the planned day, if that is earlier or there is no window), overdue after the
 * window's last day or the planned day, whichever is later. Without a window there is no last day, so never overdue.
 * A visit begun and not finished by then is overdue as well: late wins over begun.
 */
export function visitState(visit: PlannedVisit, today: CalendarDay): VisitState {
  const { planned, opens, closes } = visit;
  const isLate = closes !== null && today > (planned !== null && planned > closes ? planned : closes);
  if (visit.status === 'in-progress' && isLate) return 'overdue';
  if (visit.status !== 'open') return visit.status;
  if (visit.basis === 'provisional' || planned === null) return 'provisional';
  if (waitsForAnchor(visit)) return 'not-due';
  const from = opens === null || planned < opens ? planned : opens;
  if (today < from) return 'not-due';
  return isLate ? 'overdue' : 'due';
}

/** What follows an event that has not happened cannot be due, unless somebody booked it for a day of its own. */
function waitsForAnchor({ explanation, planned, target }: PlannedVisit): boolean {
  const { anchor, offset, siteClosed } = explanation;
  const isDecided = planned !== target && siteClosed == null;
  return anchor.basis !== 'firm' && !offset.startsWith('−') && !isDecided;
}

/**
 * The worklist's group of a visit, or null when it is not work.
 *
 * @param until - last planned day that still counts as upcoming, included
 */
export function worklistGroup(
  state: VisitState,
  planned: CalendarDay | null,
  until: CalendarDay,
): WorklistGroup | null {
  switch (state) {
    case 'overdue':
    case 'due':
      return state;
    case 'in-progress':
      return 'begun';
    case 'not-due':
      return planned !== null && planned <= until ? 'upcoming' : null;
    case 'provisional':
    case 'complete':
    case 'missed':
    case 'skipped':
    case 'not-applicable':
      return null;
  }
}
