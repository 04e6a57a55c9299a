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
  /** Why the site is closed; null where it is open or nothing was said. `''` = a weekday it is never open on. */
  readonly closed: string | null;
}

/**
 * The weeks of a month, Monday first, with what falls on each day: doses before other visits, since activity is
 * ordered for them, then by participant.
 *
 * @param month - any day of the month
 * @param closedDays - of the one site shown; null for several sites or where nothing was said
 */
export function weeksOf(
  month: string,
  visits: readonly CalendarVisitView[],
  closedDays: SiteCalendar | null,
): readonly (readonly MonthDay[])[] {
  const byDay = new Map<string, CalendarVisitView[]>();
  for (const visit of visits) byDay.set(visit.day, [...(byDay.get(visit.day) ?? []), visit]);
  const days = daysShown(month).map((day) => ({
    day,
    isOfMonth: day.slice(0, 7) === month.slice(0, 7),
    visits: [...(byDay.get(day) ?? [])].sort(dosesFirst),
    closed: closedDays === null ? null : closedBecause(day, closedDays),
  }));
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
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
