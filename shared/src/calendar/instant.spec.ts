import { calendarDayOfInstant, clockInZone, instantMilliseconds, isTimeZone, utcInstant } from './instant.js';
import { parsePartialDay, partialDayRange, wholeDay } from './partial-day.js';
import { dayNumberOf } from './calendar-day.js';

describe('instants', () => {
  it.each([
    ['1970-01-01T00:00Z', 0],
    ['1970-01-02T00:00+01:00', 82_800_000],
    ['1969-12-31T23:00-01:00', 0],
    ['1970-01-01T00:00:01.5Z', 1500],
    ['1970-01-01T14:00+14:00', 0],
  ])('%s is %d ms', (text, milliseconds) => {
    expect(instantMilliseconds(text)).toBe(milliseconds);
  });

  it.each([
    '2026-03-28T10:30',
    '2026-02-30T10:30Z',
    '2026-03-28T24:00Z',
    '2026-03-28T10:60Z',
    '2026-03-28T10:30:60Z',
    '2026-03-28 10:30Z',
    '2026-03-28T10:30+15:00',
    '2026-03-28T10:30+14:01',
    '2026-03-28T10:30-14:01',
    '2026-03-28T10:30+13:60',
  ])('refuses %s', (text) => {
    expect(instantMilliseconds(text)).toBeNull();
  });

  it.each([
    ['2026-03-28T23:30Z', 'Europe/Paris', '2026-03-29'],
    ['2026-03-29T22:30Z', 'Europe/Paris', '2026-03-30'],
    ['2026-10-25T22:30Z', 'Europe/Paris', '2026-10-25'],
    ['2026-01-01T03:00Z', 'America/New_York', '2025-12-31'],
    // Nepal is 5 h 45 min ahead: its day begins at 18:15 UTC.
    ['2026-03-28T18:14:59Z', 'Asia/Kathmandu', '2026-03-28'],
    ['2026-03-28T18:15:00Z', 'Asia/Kathmandu', '2026-03-29'],
    // Newfoundland went back an hour one minute into the day: both days lie in one quarter of an hour.
    ['2010-11-07T02:30:30Z', 'America/St_Johns', '2010-11-07'],
    ['2010-11-07T02:31:30Z', 'America/St_Johns', '2010-11-06'],
  ])('%s falls in %s on %s', (text, zone, day) => {
    expect(calendarDayOfInstant(text, zone)).toBe(day);
  });

  it.each([
    ['2026-02-03T13:31Z', 'Europe/Paris', '14:31 UTC+01:00'],
    // In the night to 25 October the hour from two to three comes twice.
    ['2026-10-25T00:30Z', 'Europe/Paris', '02:30 UTC+02:00'],
    ['2026-10-25T01:30Z', 'Europe/Paris', '02:30 UTC+01:00'],
    ['2026-02-03T04:59:59Z', 'America/New_York', '23:59 UTC−05:00'],
    ['2026-02-03T20:00Z', 'Asia/Kolkata', '01:30 UTC+05:30'],
    ['2026-02-03T00:00Z', 'UTC', '00:00 UTC+00:00'],
  ])('at %s the clock in %s shows %s', (text, zone, clock) => {
    expect(clockInZone(instantMilliseconds(text) ?? 0, zone)).toBe(clock);
  });

  it('writes an instant in UTC', () => {
    expect(utcInstant(instantMilliseconds('2026-03-29T03:30+02:00') ?? 0)).toBe('2026-03-29T01:30:00Z');
    expect(utcInstant(instantMilliseconds('2026-03-29T23:59:59Z') ?? 0)).toBe('2026-03-29T23:59:59Z');
  });

  it('knows a time zone from a name that is none', () => {
    expect([isTimeZone('Europe/Stockholm'), isTimeZone('Europe/Lutetia')]).toEqual([true, false]);
  });
});

describe('partial days', () => {
  it.each(['2026', '2026-05', '2026-05-17'])('reads %s', (text) => {
    expect(parsePartialDay(text)).toBe(text);
  });

  it.each(['26', '2026-13', '2026-00', '2026-02-30', '2026-5', ''])('refuses "%s"', (text) => {
    expect(parsePartialDay(text)).toBeNull();
  });

  it('spans all the days it can mean', () => {
    const february = parsePartialDay('2028-02');
    const year = parsePartialDay('2026');
    if (february === null || year === null) throw new Error('not read');
    expect(partialDayRange(february)).toEqual({
      first: dayNumberOf(2028, 2, 1),
      last: dayNumberOf(2028, 2, 29),
    });
    expect(partialDayRange(year)).toEqual({
      first: dayNumberOf(2026, 1, 1),
      last: dayNumberOf(2026, 12, 31),
    });
    expect(wholeDay(february)).toBeNull();
  });
});
