import { addDays } from '@lutetia/shared/calendar/calendar-day';
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarVisit } from './calendar.queries.js';

/** How often calendar programs are asked to read anew. */
const REFRESH_SECONDS = 3600;

/**
 * A site's visits as iCalendar (RFC 5545), one all-day entry a visit.
 *
 * An entry says the participant's number and the visit's code and nothing else: calendars are synchronised through
 * servers that know nothing of trials. Its UID is the visit's id for life; SEQUENCE counts the changes of its day.
 */
export function calendarDocument(name: string, visits: readonly CalendarVisit[]): string {
  const calendar = new ICalCalendar({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Lutetia', product: 'Lutetia' },
    ttl: REFRESH_SECONDS,
  });
  for (const visit of visits) {
    calendar.createEvent({
      id: `${visit.visitId}@lutetia`,
      sequence: visit.sequence,
      stamp: visit.changedAt,
      lastModified: visit.changedAt,
      start: dayInUtc(visit.day),
      end: dayInUtc(addDays(visit.day, 1)),
      allDay: true,
      summary: entryWords(visit),
      status: statusOf(visit),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** `FR-12-003 C2 D1`: number, cycle, visit, and which time for one that repeats. */
export function entryWords({
  number,
  cycle,
  code,
  repetition,
}: Pick<CalendarVisit, 'number' | 'cycle' | 'code' | 'repetition'>): string {
  return [number, cycle > 0 ? `C${cycle}` : null, repetition > 1 ? `${code}/${repetition}` : code]
    .filter((part) => part !== null)
    .join(' ');
}

function statusOf({ isOff, isProvisional }: CalendarVisit): ICalEventStatus {
  if (isOff) return ICalEventStatus.CANCELLED;
  return isProvisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

/** The generator prints all-day entries by the UTC day of a `Date`. */
function dayInUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
