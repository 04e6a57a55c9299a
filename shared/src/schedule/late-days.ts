import { daysBetween } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { PlannedVisit, VisitState } from './types.js';

/**
 * Whole days since the last day an overdue visit could still be on time: the end of its window, or its planned day where
 * that lies beyond.
 *
 * @returns null when it is not overdue, or has neither a window nor a day
 */
export function lateDays(
  state: VisitState,
  { planned, closes }: Pick<PlannedVisit, 'planned' | 'closes'>,
  today: CalendarDay,
): number | null {
  if (state !== 'overdue') return null;
  const last = closes === null || (planned !== null && planned > closes) ? planned : closes;
  return last === null ? null : daysBetween(last, today);
}

/** Whether a visit that is due can still be on time today, and tomorrow no more. */
export function isLastDay(
  state: VisitState,
  { planned, closes }: Pick<PlannedVisit, 'planned' | 'closes'>,
  today: CalendarDay,
): boolean {
  return state === 'due' && closes === today && (planned === null || planned <= closes);
}
