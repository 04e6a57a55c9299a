import { daysBetween, toDayNumber } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { compareSchedules } from './compare.js';
import { visitKeyText } from './keys.js';
import type { NamedVisit } from './note.js';
import type { ParticipantRecords, VisitRecord } from './records.js';
import { closedBecause } from './site-days.js';
import type { PlannedVisit, ScheduleMove, VisitFact, VisitKey } from './types.js';
import type { Planning } from './versions.js';
import { bookFor, putOff, takeDelayBack, type DayDecisions } from './visit-day.js';

/** Plans one participant from records; which versions of which study is the caller's knowledge. */
export type Planner = (records: ParticipantRecords) => Planning;

/** Puts a visit off, or brings it forward. */
export interface DelayAct {
  readonly visit: VisitKey;
  readonly to: CalendarDay;
  readonly reason: string;
  readonly decidedOn: CalendarDay;
}

/** What a delay would do, before anybody decides on it. */
export interface DelayPreview {
  readonly planning: Planning;
  /** Every visit that moves, stays, expires, is added or will not take place, with why; all cycles to come included. */
  readonly moves: readonly ScheduleMove[];
  /** Of the cycle's dose, where it counts from a dose before. */
  readonly interval: DoseInterval | null;
  /** Visits that would fall on days the site is closed. */
  readonly closedDays: readonly ClosedVisit[];
}

/** The days from one dose to the next beside what the protocol allows; both limits are inside. */
export interface DoseInterval {
  readonly since: { readonly name: string; readonly day: CalendarDay; readonly given: boolean };
  readonly to: CalendarDay;
  readonly days: number;
  readonly least: number | null;
  readonly most: number | null;
  readonly fits: 'inside' | 'too-short' | 'too-long';
}

export interface ClosedVisit extends NamedVisit {
  readonly day: CalendarDay;
  /** Null for a weekday the site is never open. */
  readonly reason: string | null;
}

/** The records with a visit's delay put in. */
export function withDelay(
  records: ParticipantRecords,
  { visit, to, reason, decidedOn }: DelayAct,
): ParticipantRecords {
  return withVisit(records, visit, (known) => putOff(known, { to, reason, decidedOn }));
}

/** The records with a visit's latest delay taken back. */
export function withoutDelay(records: ParticipantRecords, visit: VisitKey): ParticipantRecords {
  return withVisit(records, visit, takeDelayBack);
}

/** The records with a visit booked, or with null its booking taken back. */
export function withBooking(
  records: ParticipantRecords,
  visit: VisitKey,
  day: CalendarDay | null,
): ParticipantRecords {
  return withVisit(records, visit, (known) => bookFor(known, day));
}

function withVisit(
  records: ParticipantRecords,
  visit: VisitKey,
  decide: (known: DayDecisions) => DayDecisions,
): ParticipantRecords {
  const key = visitKeyText(visit);
  const known = records.visits.find((record) => visitKeyText(record) === key);
  const { code, cycle, repetition } = visit;
  const blank = { code, cycle, repetition, bookedOn: null, delay: null, missed: null, skipped: null };
  const record: VisitRecord = known ?? blank;
  const changed = { ...record, ...decide(record) };
  const others = records.visits.filter((one) => one !== known);
  return { ...records, visits: [...others, changed] };
}

/** Shows what putting a visit off, or bringing it forward, would do. */
export function previewDelay(plan: Planner, records: ParticipantRecords, act: DelayAct): DelayPreview {
  const before = plan(records);
  const planning = plan(withDelay(records, act));
  const moves = compareSchedules(before.plan, planning.plan);
  return {
    planning,
    moves,
    interval: doseInterval(planning.plan.visits, act.visit),
    closedDays: closedDays(records, moves),
  };
}

/**
 * The interval before the dose of a visit's cycle; null outside cycles, and for a dose that follows none.
 *
 * @param on - the day to count to; unless given the day its visit took place, or is planned for
 */
export function doseInterval(
  visits: readonly PlannedVisit[],
  { cycle, code }: VisitKey,
  on: CalendarDay | null = null,
): DoseInterval | null {
  if (cycle === 0) return null;
  const isDose = ({ explanation }: PlannedVisit): boolean => explanation.anchor.code === 'administration';
  const dose = visits.find((visit) => visit.cycle === cycle && isDose(visit));
  const own = visits.find((visit) => visit.code === code && visit.cycle === cycle && isDose(visit));
  const visit = own ?? dose;
  const to = on ?? visit?.occurred ?? visit?.planned ?? null;
  const { name, day, how } = visit?.explanation.anchor ?? { name: '', day: null, how: 'expected' };
  if (visit === undefined || to === null || day === null) return null;
  const days = daysBetween(day, to);
  const least = visit.opens === null ? null : daysBetween(day, visit.opens);
  const most = visit.closes === null ? null : daysBetween(day, visit.closes);
  const isLong = most !== null && days > most;
  const fits = least !== null && days < least ? 'too-short' : isLong ? 'too-long' : 'inside';
  return { since: { name, day, given: how === 'given' }, to, days, least, most, fits };
}

function closedDays(
  { calendar }: ParticipantRecords,
  moves: readonly ScheduleMove[],
): readonly ClosedVisit[] {
  if (calendar === null) return [];
  return moves.flatMap(({ effect, to, code, cycle, repetition, name }) => {
    if (to === null || (effect !== 'moves' && effect !== 'added')) return [];
    const reason = closedBecause(calendar, toDayNumber(to));
    return reason === undefined ? [] : [{ code, cycle, repetition, name, day: to, reason }];
  });
}

/** Whether a delay may be taken back, and which visits stand in the way. */
export type UndoDecision =
  | { readonly allowed: true; readonly moves: readonly ScheduleMove[] }
  | { readonly allowed: false; readonly because: readonly NamedVisit[] };

/**
 * Decides whether a delay may be undone: only while nothing that it moved has data. What was done before the delay was
 * decided did not move.
 *
 * @throws RangeError when the visit has no delay
 */
export function undoDelay(plan: Planner, records: ParticipantRecords, visit: VisitKey): UndoDecision {
  const key = visitKeyText(visit);
  const delay = records.visits.find((record) => visitKeyText(record) === key)?.delay ?? null;
  if (delay === null) throw new RangeError(`${key} is not delayed`);
  const delayed = plan(records);
  const undone = plan(withoutDelay(records, visit));
  const earlier = new Map(undone.plan.visits.map((one) => [visitKeyText(one), one]));
  const facts = new Map(delayed.facts.visits.map((fact) => [visitKeyText(fact), fact]));
  const because = delayed.plan.visits.filter((one) => {
    const itsKey = visitKeyText(one);
    if (itsKey === key) return hasDataAfter(facts.get(itsKey), null);
    const before = earlier.get(itsKey);
    const moved = before?.target !== one.target || before.planned !== one.planned;
    return moved && hasDataAfter(facts.get(itsKey), delay.decidedOn);
  });
  return because.length === 0
    ? { allowed: true, moves: compareSchedules(delayed.plan, undone.plan) }
    : { allowed: false, because: because.map(named) };
}

function named({ code, cycle, repetition, name }: PlannedVisit): NamedVisit {
  return { code, cycle, repetition, name };
}

/** True when something of a visit is recorded that is of a later day, or of a day nobody knows; null = of any day. */
function hasDataAfter(fact: VisitFact | undefined, decidedOn: CalendarDay | null): boolean {
  if (fact === undefined) return false;
  const { occurredOn, missed, skipped, forms } = fact;
  const isLater = (day: CalendarDay | null): boolean => decidedOn === null || day === null || day > decidedOn;
  if (occurredOn !== null) return isLater(occurredOn);
  if (missed !== null || skipped !== null) return true;
  return forms.some(({ state, on }) => state !== 'not-started' && isLater(on));
}
