import fc from 'fast-check';
import {
  isRecordable,
  parseCalendarDay,
  requireCalendarDay,
  toCalendarDay,
  toDayNumber,
} from './calendar-day.js';
import type { DayNumber } from './types.js';

describe('a calendar day', () => {
  it.each([
    // Edges of a leap year, of a century without one, of what can be recorded, and of what the text is kept of.
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['1900-01-01', -25_567],
    ['1899-12-31', -25_568],
    ['2199-12-31', 84_005],
    // 1900 and 2100 have no 29 February: 59 days from 1 January to 1 March; from 1 March 2000 100 x 365 + 24.
    ['1900-02-28', -25_509],
    ['1900-03-01', -25_508],
    ['2000-03-01', 11_017],
    ['2100-02-28', 47_540],
    ['2100-03-01', 47_541],
    ['2200-01-01', 84_006],
  ])('%s is day %d, and back', (text, number) => {
    expect(toDayNumber(requireCalendarDay(text))).toBe(number);
    expect(toCalendarDay(number as DayNumber)).toBe(text);
    expect(toCalendarDay(number as DayNumber)).toBe(text);
  });

  it('agrees with the ISO days of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 120_000 }), (number) => {
        const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(toCalendarDay(number as DayNumber)).toBe(text);
        expect(toDayNumber(requireCalendarDay(text))).toBe(number);
      }),
    );
  });

  it.each([
    ...['2026-02-30', '2025-02-29', '1900-02-29', '2100-02-29', '2026-04-31'],
    ...['2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', ''],
  ])('is not "%s"', (text) => {
    expect(parseCalendarDay(text)).toBeNull();
  });

  it.each([
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['2199', true],
    ['2200-01', false],
  ])('of %s can be recorded: %s', (text, can) => {
    expect(isRecordable(text)).toBe(can);
  });
});
