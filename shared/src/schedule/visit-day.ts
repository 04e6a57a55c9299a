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
  /** What stood before each delay that is not taken back, the earliest first. */
  readonly beforeDelay?: readonly DayDecision[];
}

/** A delay decided on: a booking made for the day given up goes, and comes back with the undoing. */
export function putOff({ bookedOn, delay, beforeDelay = [] }: DayDecisions, to: VisitDelay): DayDecisions {
  return { bookedOn: null, delay: to, beforeDelay: [...beforeDelay, { bookedOn, delay }] };
}

/** The latest delay taken back. A delay of which nobody kept what stood before leaves the booking as it is. */
export function takeDelayBack({ bookedOn, delay, beforeDelay = [] }: DayDecisions): DayDecisions {
  if (delay === null) return { bookedOn, delay, beforeDelay };
  return { ...(beforeDelay.at(-1) ?? { bookedOn, delay: null }), beforeDelay: beforeDelay.slice(0, -1) };
}

/**
 * A booking made, or with null taken back. It holds whichever delay is undone later; a day before the one a delay moved
 * to replaces that delay, and after it the delay's reason stays.
 */
export function bookFor({ beforeDelay = [], ...now }: DayDecisions, day: CalendarDay | null): DayDecisions {
  const decisions = [...beforeDelay, now].map(({ delay }) => ({
    bookedOn: day,
    delay: delay !== null && day !== null && day < delay.to ? null : delay,
  }));
  const undelayed = decisions.findLastIndex(({ delay }) => delay === null);
  const kept = decisions.slice(Math.max(0, undelayed));
  return { ...(kept.at(-1) ?? { bookedOn: day, delay: null }), beforeDelay: kept.slice(0, -1) };
}
