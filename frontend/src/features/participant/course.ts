import { parseCalendarDay, toDayNumber } from '@lutetia/shared/calendar/calendar-day';
import type { AdministrationView } from '@lutetia/shared/contract/views/administrations';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import {
  activityOf,
  inGigabecquerels,
  totalActivity,
  type RecordedActivity,
} from '@lutetia/shared/forms/activity';
import { daysOfDeath } from './offered-milestones.js';

/** A day on the axis of the course; `x` runs from 0 to 1. */
export interface CoursePoint {
  readonly x: number;
  readonly day: string;
}

export interface CourseDose extends CoursePoint {
  readonly cycle: number;
  /** The head of its cycles, `Cycle 1, standard`, while what decides them is not known; null for what is settled. */
  readonly branch: string | null;
  readonly isGiven: boolean;
  /** As recorded, without its unit: `7.4`; of doses recorded in several units all in GBq. */
  readonly activity: string | null;
  readonly unit: string | null;
  /** Of a dose given in parts: which, of how many, and what they add up to; null for one given whole. */
  readonly part: {
    readonly number: number;
    readonly of: number;
    readonly total: RecordedActivity | null;
  } | null;
}

/** How much of a dose's label has room before the next thing on its line. */
export type LabelRoom = 'whole' | 'short' | 'none';

export interface CourseVisit extends CoursePoint {
  readonly item: ScheduleItemView;
}

export interface Course {
  readonly doses: readonly CourseDose[];
  readonly visits: readonly CourseVisit[];
  readonly months: readonly CoursePoint[];
  readonly todayX: number;
  /** From the first to the last day the death can mean, today at most; null where none is recorded. */
  readonly death: { readonly from: number; readonly to: number } | null;
  /** Where a day lies, from 0 to 1; before and after the axis beyond them. */
  readonly xOf: (day: string) => number;
}

/** The axis ends at most this many days after today, so that five years of follow-up do not crush the treatment. */
const DAYS_AHEAD = 365;
const MARGIN_DAYS = 10;
const MOST_MONTHS = 18;

/** Doses, visits and months of a participant on one axis of time; null without any day. */
export function courseOf(schedule: ScheduleView, given: readonly AdministrationView[]): Course | null {
  const today = dayNumber(schedule.today);
  const start = dayNumber(schedule.participant.screeningOn);
  if (today === null || start === null) return null;
  const visits = schedule.items.flatMap((item) => {
    const day = item.occurred ?? item.planned ?? item.target;
    const number = day === null ? null : dayNumber(day);
    if (day === null || number === null || item.state === 'not-applicable' || number > today + DAYS_AHEAD)
      return [];
    return [{ item, day, number }];
  });
  const numbers = [today, start, ...visits.map(({ number }) => number)];
  const [first, last] = [Math.min(...numbers) - MARGIN_DAYS, Math.max(...numbers) + MARGIN_DAYS];
  const xOf = (number: number): number => (number - first) / (last - first);
  return {
    visits: visits.map(({ item, day, number }) => ({ item, day, x: xOf(number) })),
    doses: inOneUnit(dosesOf(visits, given, dosesPlanned(schedule.items), xOf)),
    months: monthsBetween(first, last).map(({ day, number }) => ({ day, x: xOf(number) })),
    todayX: xOf(today),
    death: deathOf(schedule, today, xOf),
    xOf: (day) => xOf(dayNumber(day) ?? today),
  };
}

function deathOf(
  { participant }: ScheduleView,
  today: number,
  xOf: (number: number) => number,
): Course['death'] {
  const days = daysOfDeath(participant);
  const [first, last] = [dayNumber(days?.first ?? ''), dayNumber(days?.last ?? '')];
  if (first === null || last === null) return null;
  // A month may begin before the axis does.
  return { from: Math.max(0, xOf(Math.min(first, today))), to: Math.max(0, xOf(Math.min(last, today))) };
}

function dosesOf(
  visits: readonly { readonly item: ScheduleItemView; readonly day: string; readonly number: number }[],
  given: readonly AdministrationView[],
  doseVisits: ReadonlySet<string>,
  xOf: (number: number) => number,
): readonly CourseDose[] {
  const done = given.flatMap((dose): CourseDose[] => {
    const number = dayNumber(dose.on);
    if (number === null) return [];
    const activity = activityOf(dose.values);
    return [
      {
        x: xOf(number),
        day: dose.on,
        cycle: dose.cycle,
        branch: null,
        isGiven: true,
        activity: activity?.value ?? null,
        unit: activity?.unit ?? null,
        part: partOf(dose, given),
      },
    ];
  });
  const cyclesDone = new Set(done.map((dose) => dose.cycle));
  const planned = visits
    .filter(({ item }) => doseVisits.has(item.id) && !cyclesDone.has(item.cycle))
    .map(({ item, day, number }) => ({
      x: xOf(number),
      day,
      cycle: item.cycle,
      branch: branchOf(item),
      isGiven: false,
      activity: null,
      unit: null,
      part: null,
    }));
  return [...done, ...planned];
}

/** Doses recorded in several units as GBq, so that one unit is told for all of them. */
export function inOneUnit(doses: readonly CourseDose[]): readonly CourseDose[] {
  const units = new Set(doses.flatMap(({ unit, part }) => [unit, part?.total?.unit ?? null]));
  units.delete(null);
  return units.size < 2 ? doses : doses.map(asGigabecquerels);
}

function asGigabecquerels(dose: CourseDose): CourseDose {
  const { activity: value, unit, part } = dose;
  const own = value === null || unit === null ? null : inGigabecquerels({ value, unit });
  const total = part?.total == null ? null : inGigabecquerels(part.total);
  return {
    ...dose,
    activity: own?.value ?? null,
    unit: own?.unit ?? null,
    part: part === null ? null : { ...part, total },
  };
}

const NOT_GIVEN: ReadonlySet<ScheduleItemView['state']> = new Set(['missed', 'skipped', 'not-applicable']);

/**
 * Ids of the dose visits that may still come. What comes before the dose of a cycle may be of its kind too; the dose is the
 * last of them, so bloods whose dose falls away are none. While the arm is not known each arm's cycles have their own.
 */
export function dosesPlanned(
  items: readonly Pick<ScheduleItemView, 'id' | 'kind' | 'cycle' | 'state' | 'occurred' | 'explanation'>[],
): ReadonlySet<string> {
  const treatments = items.filter(({ kind, cycle }) => kind === 'treatment' && cycle > 0);
  const forked = new Set(treatments.filter((item) => branchOf(item) !== null).map(({ cycle }) => cycle));
  const last = new Map<string, (typeof items)[number]>();
  for (const item of treatments) {
    const branch = branchOf(item);
    if (branch !== null || !forked.has(item.cycle)) last.set(`${item.cycle}/${branch ?? ''}`, item);
  }
  const planned = [...last.values()].filter(
    ({ occurred, state }) => occurred === null && !NOT_GIVEN.has(state),
  );
  return new Set(planned.map(({ id }) => id));
}

/** Which of the cycles that may come, one arm's or another's, a visit belongs to; null for one that is settled. */
export function branchOf({ explanation: { reason } }: Pick<ScheduleItemView, 'explanation'>): string | null {
  return reason?.kind === 'depends' ? (reason.cycles ?? null) : null;
}

/** Whether doses of several arms are planned for one cycle. */
export function hasBranches(doses: readonly Pick<CourseDose, 'cycle' | 'branch'>[]): boolean {
  return doses.some(({ cycle, branch }) =>
    doses.some((other) => other.cycle === cycle && other.branch !== branch),
  );
}

function partOf(dose: AdministrationView, given: readonly AdministrationView[]): CourseDose['part'] {
  const parts = given.filter(({ cycle }) => cycle === dose.cycle);
  if (parts.length < 2) return null;
  const total = totalActivity(parts.map(({ values }) => values));
  return { number: parts.indexOf(dose) + 1, of: parts.length, total };
}

/** Pixels that "Cycle 2" over "7.39", and "C2" over the same, take beside their arrow. */
const WHOLE_LABEL = 54;
const SHORT_LABEL = 32;

/** The room of each label, from the places of the arrows in pixels, in any order. */
export function labelRooms(places: readonly number[]): readonly LabelRoom[] {
  return places.map((place, index) => {
    const after = places.filter((other, at) => other > place || (other === place && at < index));
    const room = Math.min(...after.map((other) => other - place));
    return room >= WHOLE_LABEL ? 'whole' : room >= SHORT_LABEL ? 'short' : 'none';
  });
}

/** The unit that all given activities share; null where they differ or none is given. */
export function sharedUnit(doses: readonly CourseDose[]): string | null {
  const units = new Set(doses.flatMap(({ unit }) => (unit === null ? [] : [unit])));
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

function monthsBetween(
  first: number,
  last: number,
): readonly { readonly day: string; readonly number: number }[] {
  const months: { day: string; number: number }[] = [];
  const start = new Date(first * 86_400_000);
  const step = Math.ceil((last - first) / 30 / MOST_MONTHS);
  for (let month = start.getUTCMonth() + 1; months.length <= MOST_MONTHS; month += step) {
    const number = Date.UTC(start.getUTCFullYear(), month, 1) / 86_400_000;
    if (number >= last) break;
    months.push({ day: new Date(number * 86_400_000).toISOString().slice(0, 10), number });
  }
  return months;
}

function dayNumber(text: string): number | null {
  const day = parseCalendarDay(text);
  return day === null ? null : toDayNumber(day);
}
