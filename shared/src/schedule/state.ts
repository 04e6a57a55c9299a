import { addDays } from '../calendar/calendar-day.js';
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
 * late wins over begun. A form done ahead of its visit, such as the decision on a dose, does not begin the visit before
 * that is due.
 */
export function visitState(visit: PlannedVisit, today: CalendarDay): VisitState {
  const { status, basis, planned, occurred } = visit;
  if (status !== 'open' && status !== 'in-progress') return status;
  const dueFrom = firstDueDay(visit);
  const hasTakenPlace = status === 'in-progress' && occurred !== null;
  const isDue = hasTakenPlace || (dueFrom !== null && dueFrom <= today);
  const last = lastDay(visit);
  if (isDue && last !== null && last < today) return 'overdue';
  if (isDue && status === 'in-progress') return status;
  if (basis === 'provisional' || planned === null) return 'provisional';
  return isDue ? 'due' : 'not-due';
}

/** The window's last day, or the planned day after it; null for never. */
function lastDay({ closes, planned }: PlannedVisit): CalendarDay | null {
  return closes !== null && planned !== null && planned > closes ? planned : closes;
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

/** Whether the day of a visit hangs on something not known, or not done yet, so that nothing is due by it. */
export function isDayProvisional(visit: PlannedVisit): boolean {
  return visit.occurred === null && (visit.basis === 'provisional' || waitsForAnchor(visit));
}

/** From which days a visit is work, whatever the day it is asked on; null for never. Stored, so that lists need not plan. */
export interface WorkDays {
  /** No list up to an earlier day holds the visit. */
  readonly workFrom: CalendarDay | null;
  /** First day it is due. */
  readonly dueFrom: CalendarDay | null;
  /** First day it is overdue. */
  readonly lateFrom: CalendarDay | null;
  /** First day a visit set to a later day is in sight as upcoming: its window is open. */
  readonly inSightFrom: CalendarDay | null;
}

const NO_WORK: WorkDays = { workFrom: null, dueFrom: null, lateFrom: null, inSightFrom: null };
/** Earlier than any day asked for: what is begun is work at once. */
const AT_ONCE = '0001-01-01' as CalendarDay;

/**
 * The days from which a visit is due, overdue and in sight.
 *
 * @param hasDraft - a form of it is begun and not complete, which is to be finished however far ahead the visit is
 */
export function workDays(visit: PlannedVisit, hasDraft = false): WorkDays {
  const { status, planned } = visit;
  if (status !== 'open' && status !== 'in-progress') return NO_WORK;
  const last = lastDay(visit);
  const dayAfter = last === null ? null : addDays(last, 1);
  if (status === 'in-progress' && visit.occurred !== null)
    return { workFrom: AT_ONCE, dueFrom: null, lateFrom: dayAfter, inSightFrom: null };
  const dueFrom = firstDueDay(visit);
  const lateFrom = dueFrom === null ? null : dayAfter;
  if (hasDraft) return { workFrom: AT_ONCE, dueFrom, lateFrom, inSightFrom: null };
  if (visit.basis === 'provisional' || planned === null) return NO_WORK;
  const inSightFrom = isDaySet(visit) ? visit.opens : null;
  const first = [planned, dueFrom, inSightFrom].filter((day) => day !== null).sort()[0];
  return { workFrom: first ?? planned, dueFrom, lateFrom, inSightFrom };
}

function firstDueDay(visit: PlannedVisit): CalendarDay | null {
  const { planned, opens } = visit;
  if (visit.basis === 'provisional' || planned === null || waitsForAnchor(visit)) return null;
  return !isDaySet(visit) && opens !== null && opens < planned ? opens : planned;
}

/**
 * The worklist's group of a visit on a day, or null when it is not work.
 *
 * Forms begun before the visit has taken place (enrolment begins some) leave it due while its window is open; before that
 * only one begun and not complete is work. A visit set to a later day stays in sight as upcoming from the day its window
 * opens.
 *
 * @param until - last planned day that still counts as upcoming, included
 * @param hasDraft - a form of it is begun and not complete
 */
export function worklistGroup(
  visit: PlannedVisit,
  today: CalendarDay,
  until: CalendarDay,
  hasDraft = false,
): WorklistGroup | null {
  const { workFrom, dueFrom, lateFrom, inSightFrom } = workDays(visit, hasDraft);
  if (workFrom === null) return null;
  if (lateFrom !== null && lateFrom <= today) return 'overdue';
  if (dueFrom !== null && dueFrom <= today) return 'due';
  if (workFrom === AT_ONCE) return 'begun';
  const isNear = visit.planned !== null && visit.planned <= until;
  return isNear || (inSightFrom !== null && inSightFrom <= today) ? 'upcoming' : null;
}
