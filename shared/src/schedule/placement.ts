import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { VisitSlot } from '../study/compiled.js';
import type { ScheduleNote } from './note.js';
import type {
  AnchorManner,
  ClosedDayRule,
  DateBasis,
  PlannedForm,
  VisitFact,
  VisitKey,
  VisitStatus,
} from './types.js';

/** The day a visit counts from, and how sure it is. */
export interface ResolvedAnchor {
  readonly code: string;
  readonly name: string;
  readonly day: DayNumber | null;
  readonly basis: DateBasis;
  readonly how: AnchorManner;
  readonly visit: VisitKey | null;
  /** The instant, for offsets in hours; milliseconds since 1970-01-01T00:00Z. */
  readonly instant: number | null;
  /** Other days the anchor stood on before: its own target, and the day a dose that was given had been planned for. */
  readonly earlierDays: readonly DayNumber[];
  /** Basis of what must be done before the anchor: as sure as the anchor's own date. */
  readonly basisBefore: DateBasis;
  /**
   * Planned day of the first visit ahead on the way to the anchor that is itself sure; null when there is none. What
   * comes on or before it waits for none of what follows.
   */
  readonly certainUntil: DayNumber | null;
  /** Why the anchor will never happen; null while it may. */
  readonly impossible: ScheduleNote | null;
}

/** One planned visit in day numbers, before words are made of it. */
export interface Placement {
  readonly slot: VisitSlot;
  readonly repetition: number;
  readonly fact: VisitFact | null;
  readonly anchor: ResolvedAnchor | null;
  readonly status: VisitStatus;
  readonly basis: DateBasis;
  readonly target: DayNumber | null;
  readonly opens: DayNumber | null;
  readonly closes: DayNumber | null;
  readonly planned: DayNumber | null;
  readonly occurred: DayNumber | null;
  readonly hours: HoursWindow | null;
  readonly forms: readonly PlannedForm[];
  readonly expired: boolean;
  /** Why it is not applicable, waits, or was added. */
  readonly note: ScheduleNote | null;
  readonly siteClosed: ClosedDay | null;
}

/** The closed day a visit was moved from. */
export interface ClosedDay {
  readonly on: DayNumber;
  /** Null for a weekday the site is never open. */
  readonly reason: string | null;
  readonly rule: ClosedDayRule;
}

/** A window counted in hours, as milliseconds since 1970-01-01T00:00Z; null on both sides = no window. */
export interface HoursWindow {
  readonly target: number;
  readonly opens: number | null;
  readonly closes: number | null;
}

/** The day a visit is judged by: of a dose that was given its administration's, else the day it took place. */
export function dayJudged({ slot, fact, occurred }: Placement): DayNumber | null {
  const given = slot.isDose ? (fact?.givenOn ?? null) : null;
  return given === null ? occurred : toDayNumber(given);
}

/** True when a delay holds a visit away from its target; one that led back to the target shifts nothing. */
export function isShifted(placement: Placement): boolean {
  const { fact, planned, target } = placement;
  return fact?.delay != null && planned !== target && !isBackOnTarget(placement);
}

/** True when the last delay of a visit led back to its target day. */
export function isBackOnTarget({ fact, target }: Placement): boolean {
  return fact?.delay != null && target !== null && toDayNumber(fact.delay.to) === target;
}

/** True when something of the visit is recorded that must stay in the plan. */
export function hasData(fact: VisitFact | null): boolean {
  if (fact === null) return false;
  if (fact.occurredOn !== null || fact.missed !== null || fact.skipped !== null) return true;
  return fact.forms.some((form) => form.state !== 'not-started');
}
