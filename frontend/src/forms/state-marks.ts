import type { ScheduleFormView, ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { ShownState } from '../components/state-icon.js';

/** A form not begun is as due, or as late, as its visit; one that nobody has to fill in never is. */
export function formMark(
  { state, required }: Pick<ScheduleFormView, 'state' | 'required'>,
  visit: Pick<ScheduleItemView, 'state'> | null,
): ShownState {
  if (state !== 'not-started' || !required || visit === null) return state;
  if (visit.state === 'overdue') return 'overdue';
  return visit.state === 'due' || visit.state === 'in-progress' ? 'due' : state;
}

/** Where the strip of a visit's window has its line, always the protocol's day, and its arrow: the day it took place, else today. */
export function stripDays(
  { target, occurred }: Pick<ScheduleItemView, 'target' | 'occurred'>,
  today: string,
): { readonly target: string | null; readonly arrow: string } {
  return { target, arrow: occurred ?? today };
}
