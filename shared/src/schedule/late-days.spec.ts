import { requireCalendarDay as on } from '../calendar/calendar-day.js';
import { isLastDay, lateDays } from './late-days.js';

/** Planned 16 November, window to 20 November. */
const visit = { planned: on('2026-11-16'), closes: on('2026-11-20') };

describe('how late a visit is', () => {
  it.each([
    ['overdue', visit, '2026-11-23', 3],
    ['overdue', visit, '2026-11-21', 1],
    // Put off to a day beyond its window, it is late only after that day.
    ['overdue', { ...visit, planned: on('2026-11-22') }, '2026-11-23', 1],
    ['overdue', { ...visit, closes: null }, '2026-11-23', 7],
    ['overdue', { planned: null, closes: null }, '2026-11-23', null],
    ['due', visit, '2026-11-20', null],
  ] as const)('%s, %o, on %s: %s', (state, of, today, days) => {
    expect(lateDays(state, of, on(today))).toBe(days);
  });

  it.each([
    ['due', visit, '2026-11-20', true],
    ['due', visit, '2026-11-19', false],
    ['due', { ...visit, planned: on('2026-11-25') }, '2026-11-20', false],
    ['due', { ...visit, planned: on('2026-11-20') }, '2026-11-20', true],
    ['due', { ...visit, planned: null }, '2026-11-20', true],
    ['due', { ...visit, closes: null }, '2026-11-20', false],
    ['in-progress', visit, '2026-11-20', false],
  ] as const)('%s, %o, on %s is the last day: %s', (state, of, today, is) => {
    expect(isLastDay(state, of, on(today))).toBe(is);
  });
});
