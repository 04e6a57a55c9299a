import type { CalendarDay } from '../calendar/types.js';
import type { PlannedVisit, VisitState } from './types.js';

/** Groups of the worklist; what belongs to none of them is not in it. */
export type WorklistGroup = 'overdue' | 'due' | 'upcoming' | 'begun';

/**
 * Where a planned visit stands on a day.
 *
 * Due from the window's first day; where a person set the day (booked or delayed), from that day and not before, be it
 * inside the window, before or after it. Overdue after the window's last day or the planned day, whichever is later.
 * Without a window there is no last day, so never overdue. A visit begun and not finished by then is overdue as well:
 * late wins over begun.
 */
export function visitState(visit: PlannedVisit, today: CalendarDay): VisitState {
  const { planned, opens, closes } = visit;
  const isLate = closes !== null && today > (planned !== null && planned > closes ? planned : closes);
  if (visit.status === 'in-progress' && isLate) return 'overdue';
  if (visit.status !== 'open') return visit.status;
  if (visit.basis === 'provisional' || planned === null) return 'provisional';
  if (waitsForAnchor(visit)) return 'not-due';
  const isWindowFirst = !isDaySet(visit) && opens !== null && opens < planned;
  if (today < (isWindowFirst ? opens : planned)) return 'not-due';
  return isLate ? 'overdue' : 'due';
}

/** Whether a person set the day: booked it, or put the visit off or brought it forward. */
function isDaySet({ explanation: { booked, delay } }: Pick<PlannedVisit, 'explanation'>): boolean {
  return booked !== null || delay !== null;
}

/** What follows an event that has not happened cannot be due, unless somebody set a day for it. */
function waitsForAnchor(visit: PlannedVisit): boolean {
  const { anchor, offset } = visit.explanation;
  return anchor.basis !== 'firm' && !offset.startsWith('−') && !isDaySet(visit);
}

/**
 * The worklist's group of a visit on a day, or null when it is not work.
 *
 * Forms begun before the visit has taken place (enrolment begins some) leave it due while its window is open. A visit
 * set to a later day stays in sight as upcoming from the day its window opens.
 *
 * @param until - last planned day that still counts as upcoming, included
 */
export function worklistGroup(
  visit: PlannedVisit,
  today: CalendarDay,
  until: CalendarDay,
): WorklistGroup | null {
  const state = visitState(visit, today);
  switch (state) {
    case 'overdue':
    case 'due':
      return state;
    case 'in-progress':
      return visit.occurred === null && visitState({ ...visit, status: 'open' }, today) === 'due'
        ? 'due'
        : 'begun';
    case 'not-due':
      return isInSight(visit, today, until) ? 'upcoming' : null;
    case 'provisional':
    case 'complete':
    case 'missed':
    case 'skipped':
    case 'not-applicable':
      return null;
  }
}

function isInSight(visit: PlannedVisit, today: CalendarDay, until: CalendarDay): boolean {
  const { planned, opens } = visit;
  if (planned === null) return false;
  return planned <= until || (isDaySet(visit) && opens !== null && opens <= today);
}
