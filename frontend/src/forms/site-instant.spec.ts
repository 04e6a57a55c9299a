import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { siteInstants, wallClockOf } from './site-instant.js';

const at = (day: string, time: string) => ({ day: requireCalendarDay(day), time });

// Clock changes of the European Union: last Sundays of March and October, 01:00 UTC (Directive 2000/84/EC).
describe('siteInstants', () => {
  it.each([
    ['2026-11-21', '10:30', 'Europe/Paris', '2026-11-21T10:30+01:00'],
    ['2026-07-14', '10:30', 'Europe/Paris', '2026-07-14T10:30+02:00'],
    ['2026-03-29', '09:00', 'Europe/Paris', '2026-03-29T09:00+02:00'],
    ['2026-10-25', '09:00', 'Europe/Paris', '2026-10-25T09:00+01:00'],
    ['2026-03-29', '01:59', 'Europe/Paris', '2026-03-29T01:59+01:00'],
    ['2026-03-29', '03:00', 'Europe/Paris', '2026-03-29T03:00+02:00'],
    ['2026-10-25', '01:59', 'Europe/Paris', '2026-10-25T01:59+02:00'],
    ['2026-10-25', '03:00', 'Europe/Paris', '2026-10-25T03:00+01:00'],
    ['2026-11-21', '10:30', 'America/New_York', '2026-11-21T10:30-05:00'],
    ['2026-11-21', '10:30', 'UTC', '2026-11-21T10:30+00:00'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(siteInstants(at(day, time), zone)).toEqual([instant]);
  });

  // The United States change on the second Sunday of March and the first of November, 02:00 (15 U.S.C. 260a).
  it.each([
    ['2026-03-29', '02:30', 'Europe/Paris', []],
    ['2026-03-29', '02:00', 'Europe/Stockholm', []],
    ['2026-03-08', '02:59', 'America/New_York', []],
    ['2026-10-25', '02:30', 'Europe/Paris', ['2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00']],
    ['2026-10-25', '02:00', 'Europe/Berlin', ['2026-10-25T02:00+02:00', '2026-10-25T02:00+01:00']],
    ['2026-11-01', '01:30', 'America/New_York', ['2026-11-01T01:30-04:00', '2026-11-01T01:30-05:00']],
  ])('%s %s in %s is %o', (day, time, zone, instants) => {
    expect(siteInstants(at(day, time), zone)).toEqual(instants);
  });
});

describe('wallClockOf', () => {
  it('gives back the day and time as written, whatever the offset', () => {
    expect(wallClockOf('2026-07-14T10:30+02:00')).toEqual({ day: '2026-07-14', time: '10:30' });
  });

  it('refuses what is no instant', () => {
    expect(wallClockOf('2026-02-30T10:30+01:00')).toBeNull();
    expect(wallClockOf('10:30')).toBeNull();
  });
});
