import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { toCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { parsePartialDay, partialDayRange } from '@lutetia/shared/calendar/partial-day';
import type { EventSpan } from '@lutetia/shared/schedule/event-spans';

/** An adverse event on the axis of the course, from the first to the last day it can mean; both inside. */
export interface EventBar {
  readonly event: EventSpan;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}

/** All events of one name, the earliest first. */
export interface EventLane {
  readonly name: string;
  readonly bars: readonly EventBar[];
}

/** More lanes than these would crush the picture: those of the highest grades are drawn, the list has them all. */
const MOST_LANES = 8;

/** Adverse events by name, in the order they began, and how many are left out: without a day, or for room. */
export function eventLanes(
  events: readonly EventSpan[],
  today: CalendarDay,
): { readonly lanes: readonly EventLane[]; readonly more: number } {
  const lanes = new Map<string, EventLane>();
  for (const event of events) {
    const bar = barOf(event, today);
    if (bar === null) continue;
    const key = event.name.trim().toLowerCase();
    const lane = lanes.get(key);
    lanes.set(key, { name: lane?.name ?? event.name.trim(), bars: [...(lane?.bars ?? []), bar] });
  }
  const shown = [...lanes.values()].sort((a, b) => worst(b) - worst(a)).slice(0, MOST_LANES);
  const drawn = shown.flatMap(({ bars }) => bars).length;
  return { lanes: shown.sort((a, b) => startOf(a).localeCompare(startOf(b))), more: events.length - drawn };
}

/** One that nobody ended and that does not go on is of its first day alone; nothing is drawn after today. */
function barOf(event: EventSpan, today: CalendarDay): EventBar | null {
  const from = parsePartialDay(event.from ?? '');
  if (from === null) return null;
  const to = parsePartialDay(event.to ?? '');
  const first = toCalendarDay(partialDayRange(from).first);
  const ended = to === null ? first : toCalendarDay(partialDayRange(to).last);
  const last = event.isOngoing || ended > today ? today : ended;
  return first > last ? null : { event, first, last };
}

function worst({ bars }: EventLane): number {
  return Math.max(...bars.map(({ event }) => event.grade ?? 0));
}

function startOf({ bars }: EventLane): string {
  return bars[0]?.first ?? '';
}
