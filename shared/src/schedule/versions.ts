import type { CalendarDay } from '../calendar/types.js';
import { toCalendarDay } from '../calendar/calendar-day.js';
import type { CompiledStudy } from '../study/compiled.js';
import type { PlanContext } from './context.js';
import { deviationsOf } from './deviations.js';
import { gatherFacts } from './facts.js';
import { visitKeyText } from './keys.js';
import { hasData, type Placement } from './placement.js';
import { NOTHING_PLANNED, placeVisits, plannedVisit, plannedVisits } from './plan.js';
import type { ParticipantRecords } from './records.js';
import type { DeviationFact, ParticipantFacts, PlannedVisit, SchedulePlan } from './types.js';

/** A version of the study as it came into force for one participant. */
export interface VersionInForce {
  /** As the forms entered under it name it. */
  readonly id: string;
  readonly study: CompiledStudy;
  /** The day the participant came under it; null for the version of their enrolment. */
  readonly from: CalendarDay | null;
}

/** A participant's plan with the facts it was made of, read for the newest version. */
export interface Planning {
  readonly facts: ParticipantFacts;
  readonly plan: SchedulePlan;
}

/**
 * Plans a participant over all versions of the study they came under: what has data stays as the version it was first
 * recorded under placed it, with its forms, flags and deviations, and so does what was late already when the next
 * version came into force; all else is planned by the newest. A visit that a version adds is asked of those whose window
 * for it had not passed when they came under it.
 *
 * @param versions - the earliest first
 * @throws RangeError when there is no version
 */
export function planAcrossVersions(
  versions: readonly VersionInForce[],
  records: ParticipantRecords,
): Planning {
  const kept = new Map<string, Placement>();
  const keptDeviations: DeviationFact[] = [];
  let asked: ReadonlySet<string> | null = null;
  for (const [index, version] of versions.entries()) {
    const facts = gatherFacts(version.study, records, version.from);
    if (facts.isEnrolledInError && index === versions.length - 1) return { facts, plan: NOTHING_PLANNED };
    const context = placeVisits(version.study, facts, kept.size === 0 ? null : new Map(kept));
    asked = askedUnder(version, context, asked);
    const next = versions[index + 1];
    if (next === undefined) return { facts, plan: planWith(context, asked, kept, keptDeviations) };
    const own = recordedUnder(version, versions.slice(index + 1), context, asked, records);
    for (const [key, placement] of own) kept.set(key, placement);
    keptDeviations.push(
      ...deviationsOf(context).filter(({ visit }) => visit !== null && own.has(visitKeyText(visit))),
    );
  }
  throw new RangeError('a participant is under some version of the study');
}

/** Visits a version asks for: all that were asked for before, and those it adds that are not over already. */
function askedUnder(
  { from }: VersionInForce,
  { placements }: PlanContext,
  before: ReadonlySet<string> | null,
): ReadonlySet<string> {
  const asked = placements.flat().filter((placement) => {
    const isAdded = before !== null && !before.has(keyOf(placement));
    return !isAdded || hasData(placement.fact) || !isOver(placement, from);
  });
  return new Set(asked.map(keyOf));
}

function keyOf({ slot, repetition }: Placement): string {
  return visitKeyText({ code: slot.code, cycle: slot.cycle, repetition });
}

function planWith(
  context: PlanContext,
  asked: ReadonlySet<string>,
  kept: ReadonlyMap<string, Placement>,
  keptDeviations: readonly DeviationFact[],
): SchedulePlan {
  const visits = plannedVisits(context).filter((visit) => asked.has(visitKeyText(visit)));
  const there = new Set(visits.map(visitKeyText));
  const dropped = [...kept]
    .filter(([key]) => !there.has(key))
    .map(([, placement]) => plannedVisit(placement, placement.slot.index));
  return {
    visits: dropped.length === 0 ? visits : [...visits, ...dropped].sort(byOrder),
    deviations: [...keptDeviations, ...deviationsOf(context)],
  };
}

function byOrder(a: PlannedVisit, b: PlannedVisit): number {
  return a.order - b.order;
}

/** Visits that belong to a version: first recorded under it, or too late by the day the next one came into force. */
function recordedUnder(
  version: VersionInForce,
  later: readonly VersionInForce[],
  { placements, kept }: PlanContext,
  asked: ReadonlySet<string>,
  records: ParticipantRecords,
): ReadonlyMap<string, Placement> {
  const found = new Map<string, Placement>();
  const laterIds = new Set(later.map(({ id }) => id));
  const nextFrom = later[0]?.from ?? null;
  for (const placement of placements.flat()) {
    const key = keyOf(placement);
    if (kept?.has(key) === true || !asked.has(key)) continue;
    const versions = records.forms
      .filter(({ visit, state }) => state !== 'not-started' && visit !== null && visitKeyText(visit) === key)
      .map(({ studyVersion }) => studyVersion);
    const isOwn =
      isOver(placement, nextFrom) ||
      (hasData(placement.fact) &&
        versions.some((id) => id === version.id || id === null || !laterIds.has(id)));
    if (isOwn) found.set(key, placement);
  }
  return found;
}

/**
 * Whether a visit was over before a day: missed or skipped and planned earlier, or its whole window had passed. A window
 * that has closed is not opened again by an amendment, nor judged by another one when it is recorded late.
 */
function isOver({ planned, closes, basis, status }: Placement, from: CalendarDay | null): boolean {
  if (planned === null || from === null || basis === 'provisional' || status === 'not-applicable')
    return false;
  const isSaidToBe = status === 'missed' || status === 'skipped';
  if (!isSaidToBe && (closes === null || toCalendarDay(closes) >= from)) return false;
  return toCalendarDay(planned) < from;
}
