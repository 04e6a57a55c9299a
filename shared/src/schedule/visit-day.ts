/** What was decided about a visit's day, with what stood before each delay, so that undoing one brings it back. */
import type { CalendarDay } from '../calendar/types.js';
import type { VisitFact } from './types.js';

export type VisitDelay = NonNullable<VisitFact['delay']>;

/** A booking and the delay in force, as they stand at one time. */
export interface DayDecision {
  readonly bookedOn: CalendarDay | null;
  readonly delay: VisitDelay | null;
}

export interface DayDecisions extends DayDecision {
  /**
   * What stood before each delay that is not taken back, the earliest first. While no delay is in force, the last of them
   * holds the delay that a booking for an earlier day set aside.
   */
  readonly beforeDelay?: readonly DayDecision[];
}

/** A delay decided on: a booking made for the day given up goes, and comes back with the undoing. */
export function putOff(known: DayDecisions, to: VisitDelay): DayDecisions {
  return { bookedOn: null, delay: to, beforeDelay: asDecided(known) };
}

/** The latest delay taken back, if it is in force. One of which nobody kept what stood before leaves the booking as it is. */
export function takeDelayBack(known: DayDecisions): DayDecisions {
  if (known.delay === null) return known;
  const before = asDecided(known).slice(0, -1);
  return inForce(before.length > 0 ? before : [{ bookedOn: known.bookedOn, delay: null }]);
}

/**
 * A booking made, or with null taken back. It holds whichever delay is undone later. A day before the one a delay moved
 * to sets that delay aside until the booking is taken back or made for a later day; after it the delay's reason stays.
 */
export function bookFor(known: DayDecisions, day: CalendarDay | null): DayDecisions {
  return inForce(asDecided(known).map(({ delay }) => ({ bookedOn: day, delay })));
}

/** Each delay not taken back, and what stood before the first, with the booking that would hold if it were the last. */
function asDecided({ bookedOn, delay, beforeDelay = [] }: DayDecisions): readonly DayDecision[] {
  const setAside = delay === null ? (beforeDelay.at(-1)?.delay ?? null) : null;
  if (setAside === null) return [...beforeDelay, { bookedOn, delay }];
  return [...beforeDelay.slice(0, -1), { bookedOn, delay: setAside }];
}

/** The decisions with the last delay in force, or set aside by a booking for an earlier day. */
function inForce(decided: readonly DayDecision[]): DayDecisions {
  const { bookedOn, delay } = decided.at(-1) ?? { bookedOn: null, delay: null };
  const before = decided.slice(0, -1);
  if (delay === null || bookedOn === null || bookedOn >= delay.to)
    return { bookedOn, delay, beforeDelay: before };
  return { bookedOn, delay: null, beforeDelay: [...before, { bookedOn: null, delay }] };
}
