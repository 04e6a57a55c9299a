import { requireCalendarDay, toCalendarDay, toDayNumber } from './calendar-day.js';
import { addDuration, parseDuration, repeatedOffset, requireDuration } from './duration.js';

const plus = (day: string, duration: string): string =>
  toCalendarDay(addDuration(toDayNumber(requireCalendarDay(day)), requireDuration(duration)));

describe('durations', () => {
  it.each([
    ['P8W', { months: 0, days: 56, hours: 0 }],
    ['-P7D', { months: 0, days: -7, hours: 0 }],
    ['P2M', { months: 2, days: 0, hours: 0 }],
    ['P1Y6M', { months: 18, days: 0, hours: 0 }],
    ['PT24H', { months: 0, days: 0, hours: 24 }],
    ['P1DT4H', { months: 0, days: 1, hours: 4 }],
    ['P0D', { months: 0, days: 0, hours: 0 }],
  ])('reads %s', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it.each(['', 'P', 'PT', '14D', 'P1.5M', 'PT30M', 'P-1D', 'P1DT', ' P1D', 'p1d'])('refuses "%s"', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it.each([
    ['2026-08-31', 'P3M', '2026-11-30'],
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2027-08-31', 'P6M', '2028-02-29'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2026-03-31', '-P1M', '2026-02-28'],
    ['2026-01-31', 'P1M1D', '2026-03-01'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2026-01-15', '-P1M', '2025-12-15'],
    ['2026-03-28', 'P2D', '2026-03-30'],
    ['2026-10-24', 'P2D', '2026-10-26'],
    ['2026-01-01', '-P1D', '2025-12-31'],
  ])('%s + %s = %s', (day, duration, expected) => {
    expect(plus(day, duration)).toBe(expected);
  });

  it('clamps a repetition once, from the anchor and not from the repetition before', () => {
    const anchor = toDayNumber(requireCalendarDay('2026-08-31'));
    const every = requireDuration('P3M');
    const days = [1, 2, 3, 4].map((k) => toCalendarDay(addDuration(anchor, repeatedOffset(every, every, k))));
    expect(days).toEqual(['2026-11-30', '2027-02-28', '2027-05-31', '2027-08-31']);
  });
});
