import type { CalendarVisitView } from '@lutetia/shared/contract/views/calendar';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import { daysShown } from '../../components/month-days.js';
import { closedBecause } from '../../lib/closed-days.js';

/** A day of the month view. */
export interface MonthDay {
  readonly day: string;
  /** False for the days of the neighbouring months that fill the first and last week. */
  readonly isOfMonth: boolean;
  readonly visits: readonly CalendarVisitView[];
  /** The sites shown that are closed. */
  readonly closed: readonly ClosedSite[];
  /** Whether none of the sites shown is open. */
  readonly isClosed: boolean;
}

/** A site on a day it is closed. */
export interface ClosedSite {
  /** Its code; null where only one site is shown. */
  readonly site: string | null;
  /** `''` = a weekday it is never open on. */
  readonly reason: string;
}

/**
 * The weeks of a month, Monday first, with what falls on each day: doses before other visits, since activity is
 * ordered for them, then by participant.
 *
 * @param month - any day of the month
 * @param closedDays - of the sites shown, by their codes
 */
export function weeksOf(
  month: string,
  visits: readonly CalendarVisitView[],
  closedDays: ReadonlyMap<string, SiteCalendar>,
): readonly (readonly MonthDay[])[] {
  const byDay = new Map<string, CalendarVisitView[]>();
  for (const visit of visits) byDay.set(visit.day, [...(byDay.get(visit.day) ?? []), visit]);
  const days = daysShown(month).map((day) => {
    const closed = closedOn(day, closedDays);
    return {
      day,
      isOfMonth: day.slice(0, 7) === month.slice(0, 7),
      visits: [...(byDay.get(day) ?? [])].sort(dosesFirst),
      closed,
      isClosed: closed.length > 0 && closed.length === closedDays.size,
    };
  });
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function closedOn(day: string, closedDays: ReadonlyMap<string, SiteCalendar>): readonly ClosedSite[] {
  return [...closedDays].flatMap(([code, calendar]) => {
    const reason = closedBecause(day, calendar);
    return reason === null ? [] : [{ site: closedDays.size > 1 ? code : null, reason }];
  });
}

/** First and last day a month view shows. */
export function shownRange(month: string): { readonly from: string; readonly to: string } {
  const days = daysShown(month);
  return { from: days[0] ?? month, to: days.at(-1) ?? month };
}

function dosesFirst(a: CalendarVisitView, b: CalendarVisitView): number {
  if (a.isDose !== b.isDose) return a.isDose ? -1 : 1;
  return a.number.localeCompare(b.number);
}
