import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import type { Words } from '../../i18n/use-words.js';
import { windowDay } from './window-days.js';

const t: Words = (key, values) => [key, ...Object.values(values ?? {})].join(' ');
const ITEM = { opens: '2026-11-23', closes: '2026-12-07' };
// 21 November 2026 is a Saturday.
const CLOSED: SiteCalendar = {
  closedWeekdays: [3],
  closures: [
    {
      from: requireCalendarDay('2026-12-03'),
      to: requireCalendarDay('2026-12-04'),
      reason: 'stocktaking',
    },
  ],
  rule: 'keep',
};
const look = (day: string, closed: SiteCalendar | null = CLOSED): { className?: string; label?: string } =>
  windowDay(day, ITEM, { before: '2026-11-30', chosen: '2026-12-04', today: '2026-11-21', closed }, t);

describe('a day of the month beside a visit', () => {
  it.each([
    ['a closure inside the window', '2026-12-03', 'mc-window mc-closed', 'dayIn.closedBecause stocktaking'],
    ['a weekday that is never open', '2026-11-25', 'mc-window mc-closed', 'dayIn.closed'],
    ['a closure outside the window', '2026-12-09', 'mc-closed', 'dayIn.closed'],
    ['the day chosen, though closed', '2026-12-04', 'mc-chosen mc-closed', 'stocktaking'],
    ['the day until now', '2026-11-30', 'mc-old mc-window', 'dayIn.before'],
  ])('is hatched and says why: %s', (_, day, className, words) => {
    expect(look(day).className).toBe(className);
    expect(look(day).label).toContain(words);
  });

  it('is plain on a day the site says nothing of, a weekend too, and while its closed days are not known', () => {
    expect(look('2026-12-08').className).toBe('');
    expect(look('2026-11-28').className).toBe('mc-window');
    expect(look('2026-11-25', null).className).toBe('mc-window');
  });
});
