import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { ClosedDay } from './placement.js';
import type { ClosedDayRule, PlannedVisit, SiteCalendar } from './types.js';

/** A site's calendar in day numbers. */
export interface SiteDays {
  readonly rule: Exclude<ClosedDayRule, 'keep'>;
  readonly isClosed: (day: DayNumber) => boolean;
  readonly reasonOf: (day: DayNumber) => string | null;
}

/** ISO 8601: Monday is 1. */
const SATURDAY = 6;
/** Longest a site is closed without a day between: no closure that is longer moves a visit. */
const SEARCHED_DAYS = 60;

/** Prepares a site's calendar; null when it moves nothing. */
export function siteDays(calendar: SiteCalendar | null): SiteDays | null {
  if (calendar === null || calendar.rule === 'keep') return null;
  const reasonOf = closureReason(calendar);
  const weekdays = new Set(calendar.closedWeekdays);
  return {
    rule: calendar.rule,
    reasonOf,
    isClosed: (day) => weekdays.has(isoWeekday(day)) || reasonOf(day) !== null,
  };
}

/** Why a site is closed on a day: the closure's reason, null for a weekday it is never open; undefined when open. */
export function closedBecause(calendar: SiteCalendar, day: DayNumber): string | null | undefined {
  const reason = closureReason(calendar)(day);
  if (reason !== null) return reason;
  return calendar.closedWeekdays.includes(isoWeekday(day)) ? null : undefined;
}

/** What speaks against a visit on a day. */
export type DayHint =
  /** The site says it is closed; why, where it gave a reason. */
  | { readonly kind: 'closed'; readonly reason: string | null }
  /** A Saturday or Sunday at a site that says of no weekday that it is closed. */
  | { readonly kind: 'weekend' };

/** Says of a day that the site is closed on it, or that it lies at a weekend where the site names no closed weekdays. */
export function dayHint(calendar: SiteCalendar | null, day: DayNumber): DayHint | null {
  const reason = calendar === null ? undefined : closedBecause(calendar, day);
  if (reason !== undefined) return { kind: 'closed', reason };
  const saysNothing = calendar === null || calendar.closedWeekdays.length === 0;
  return saysNothing && isoWeekday(day) >= SATURDAY ? { kind: 'weekend' } : null;
}

/** What speaks against the planned day of a visit that is still to come; null for all others. */
export function plannedDayHint(
  calendar: SiteCalendar | null,
  { status, planned, occurred }: Pick<PlannedVisit, 'status' | 'planned' | 'occurred'>,
): DayHint | null {
  const isToCome = occurred === null && (status === 'open' || status === 'in-progress');
  return isToCome && planned !== null ? dayHint(calendar, toDayNumber(planned)) : null;
}

function closureReason({ closures }: SiteCalendar): (day: DayNumber) => string | null {
  const spans = closures.map(({ from, to, reason }) => ({
    from: toDayNumber(from),
    to: toDayNumber(to),
    reason,
  }));
  return (day) => spans.find(({ from, to }) => day >= from && day <= to)?.reason ?? null;
}

/** ISO weekday, 1 = Monday to 7 = Sunday. Day 0, 1970-01-01, was a Thursday. */
export function isoWeekday(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * The open day for a visit that falls on a closed one: by the site's rule inside the window, else the nearest open day
 * inside the window, else by the rule outside it. Of two days equally near, the later.
 *
 * @returns null when the site is open that day, or has no open day within two months
 */
export function openDay(
  site: SiteDays,
  day: DayNumber,
  opens: DayNumber | null,
  closes: DayNumber | null,
): { readonly day: DayNumber; readonly closed: ClosedDay } | null {
  if (!site.isClosed(day)) return null;
  const inside = (candidate: DayNumber | null): DayNumber | null =>
    candidate !== null && (opens === null || candidate >= opens) && (closes === null || candidate <= closes)
      ? candidate
      : null;
  const [before, after] = [nextOpen(site, day, -1), nextOpen(site, day, 1)];
  const byRule = chosenBy(site.rule, day, before, after);
  const chosen = inside(byRule) ?? nearest(day, inside(before), inside(after)) ?? byRule;
  if (chosen === null) return null;
  return { day: chosen, closed: { on: day, reason: site.reasonOf(day), rule: site.rule } };
}

function chosenBy(
  rule: SiteDays['rule'],
  day: DayNumber,
  before: DayNumber | null,
  after: DayNumber | null,
): DayNumber | null {
  switch (rule) {
    case 'nearest':
      return nearest(day, before, after);
    case 'before':
      return before;
    case 'after':
      return after;
  }
}

function nextOpen(site: SiteDays, from: DayNumber, step: 1 | -1): DayNumber | null {
  for (let distance = 1; distance <= SEARCHED_DAYS; distance += 1) {
    const day = (from + step * distance) as DayNumber;
    if (!site.isClosed(day)) return day;
  }
  return null;
}

function nearest(day: DayNumber, before: DayNumber | null, after: DayNumber | null): DayNumber | null {
  if (before === null) return after;
  if (after === null) return before;
  return day - before < after - day ? before : after;
}
