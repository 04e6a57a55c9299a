import { byWeek, mondayOf, weekNumber } from './weeks.js';

describe('byWeek', () => {
  it('sets what is past apart and keeps Sunday with the Monday before it', () => {
    // 21 November 2026 is a Saturday.
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-29'];
    const weeks = byWeek(
      days.map((day) => ({ day })),
      '2026-11-21',
    );
    expect(weeks.map(({ monday, items }) => [monday, items.map(({ day }) => day)])).toEqual([
      [null, ['2026-11-20']],
      ['2026-11-16', ['2026-11-21', '2026-11-22']],
      ['2026-11-23', ['2026-11-23', '2026-11-29']],
    ]);
  });
});

describe('weekNumber', () => {
  // ISO 8601: 2026 begins on a Thursday, so its week 1 begins on 29 December 2025 and it has 53 weeks.
  it.each([
    ['2025-12-29', 1],
    ['2026-11-16', 47],
    ['2026-12-28', 53],
    ['2027-01-04', 1],
  ])('%s begins week %i', (monday, week) => {
    expect(weekNumber(monday)).toBe(week);
    expect(mondayOf(monday)).toBe(monday);
  });
});
