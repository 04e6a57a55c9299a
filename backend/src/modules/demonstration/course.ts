/** What a course does next, decided from its schedule alone. */
import { addDays, daysBetween, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { Life, LifeEvent } from './life.js';

export type Step =
  | {
      readonly kind: 'record';
      readonly visit: ScheduleItemView;
      readonly on: CalendarDay;
      readonly begun: boolean;
    }
  | { readonly kind: 'miss'; readonly visit: ScheduleItemView; readonly reason: string }
  | {
      readonly kind: 'delay';
      readonly visit: ScheduleItemView;
      readonly to: CalendarDay;
      readonly event: LifeEvent;
    }
  | { readonly kind: 'milestone'; readonly event: LifeEvent; readonly on: CalendarDay }
  | {
      readonly kind: 'book';
      readonly visit: ScheduleItemView;
      readonly on: CalendarDay;
      readonly event: LifeEvent;
    };

const OPEN = new Set<ScheduleItemView['state']>(['not-due', 'due', 'overdue', 'provisional', 'in-progress']);

/**
 * The next step of a course, or null when it has been told up to today.
 *
 * @param done - events that have happened already
 */
export function nextStep(
  life: Life,
  items: readonly ScheduleItemView[],
  done: ReadonlySet<LifeEvent>,
  today: CalendarDay,
): Step | null {
  const visit = items
    .filter((item) => isToCome(item) && !isLeft(life, item))
    .sort((a, b) => (a.planned ?? '').localeCompare(b.planned ?? '') || 0)[0];
  const until = addDays(today, -life.behindDays);
  const day = visit === undefined ? null : requireCalendarDay(visit.planned ?? '');
  const happening = pending(life, items, done, today, day);
  if (happening !== null) return happening;
  if (visit === undefined || day === null) return null;
  const delay = life.events.find(
    (event) => event.kind === 'delay' && event.cycle === visit.cycle && !done.has(event),
  );
  if (delay?.kind === 'delay') {
    const dose = items.find((item) => isAt(delay, item));
    if (dose?.planned != null) {
      return {
        kind: 'delay',
        visit: dose,
        to: weekday(addDays(requireCalendarDay(dose.planned), delay.days)),
        event: delay,
      };
    }
  }
  if (day > until || waits(visit)) return booking(life, visit, done, today);
  return onVisit(life, visit, day, today);
}

function isToCome({ state, occurred, planned, kind }: ScheduleItemView): boolean {
  return OPEN.has(state) && occurred === null && planned !== null && kind !== 'unscheduled';
}

const isLeft = (life: Life, visit: ScheduleItemView): boolean =>
  life.events.some((event) => event.kind === 'left' && isAt(event, visit));

const isAt = (
  event: { readonly visit: string; readonly cycle: number },
  { code, cycle }: ScheduleItemView,
): boolean => event.visit === code && event.cycle === cycle;

/**
 * Nothing is recorded before what it hangs on, but for screening, which may be counted back from what it leads to, and for
 * results that would be too old then: they are repeated on that very day at the latest.
 */
function waits({ state, kind, planned, explanation: { anchor, reason } }: ScheduleItemView): boolean {
  if (state !== 'provisional') return false;
  const leadsUp = anchor.day !== null && planned !== null && planned < anchor.day;
  return !(kind === 'screening' && (leadsUp || reason?.kind === 'repeated'));
}

function onVisit(life: Life, visit: ScheduleItemView, day: CalendarDay, today: CalendarDay): Step {
  const missed = life.events.find((event) => event.kind === 'missed' && isAt(event, visit));
  if (missed?.kind === 'missed') return { kind: 'miss', visit, reason: missed.reason };
  const late = life.events.find((event) => event.kind === 'late' && isAt(event, visit));
  const wanted = addDays(day, late?.kind === 'late' ? late.days : 0);
  // A window of hours does not wait for Monday.
  const on = visit.hours === null ? weekday(wanted) : wanted;
  const begun = life.events.some((event) => event.kind === 'begun' && isAt(event, visit));
  return { kind: 'record', visit, on: on > today ? today : on, begun };
}

/** Withdrawal, death and the end of treatment come when their day does, before any later visit. */
function pending(
  life: Life,
  items: readonly ScheduleItemView[],
  done: ReadonlySet<LifeEvent>,
  today: CalendarDay,
  next: CalendarDay | null,
): Step | null {
  for (const event of life.events) {
    if (done.has(event)) continue;
    const on = dayOf(event, items, today);
    if (on !== null && on <= today && (next === null || next > on)) return { kind: 'milestone', event, on };
  }
  return null;
}

function dayOf(event: LifeEvent, items: readonly ScheduleItemView[], today: CalendarDay): CalendarDay | null {
  switch (event.kind) {
    case 'withdrawal':
    case 'death':
      return addDays(today, -event.daysAgo);
    case 'end-of-treatment': {
      const last = items.find((item) => isAt(event, item));
      return last?.occurred == null ? null : addDays(requireCalendarDay(last.occurred), 1);
    }
    case 'delay':
    case 'missed':
    case 'late':
    case 'begun':
    case 'left':
    case 'progression':
    case 'booked':
      return null;
  }
}

function booking(
  life: Life,
  visit: ScheduleItemView,
  done: ReadonlySet<LifeEvent>,
  today: CalendarDay,
): Step | null {
  const event = life.events.find((candidate) => candidate.kind === 'booked' && !done.has(candidate));
  if (event?.kind !== 'booked' || waits(visit)) return null;
  return { kind: 'book', visit, on: weekday(addDays(today, event.inDays)), event };
}

/** The nearest working day: Saturday becomes Friday, Sunday becomes Monday. */
export function weekday(day: CalendarDay): CalendarDay {
  // 1970-01-03 was a Saturday.
  const sinceSaturday = ((daysBetween(requireCalendarDay('1970-01-03'), day) % 7) + 7) % 7;
  if (sinceSaturday === 0) return addDays(day, -1);
  return sinceSaturday === 1 ? addDays(day, 1) : day;
}
