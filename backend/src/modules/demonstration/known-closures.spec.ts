import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { closedOn } from './known-closures.js';

it('closes on the holidays of a year from today, each once', () => {
  const { closures, closedWeekdays, rule } = closedOn([6, 7], requireCalendarDay('2026-11-21'));
  expect([closedWeekdays, rule]).toEqual([[6, 7], 'nearest']);
  expect(closures.map(({ from }) => from)).toEqual([
    '2026-12-25',
    '2027-01-01',
    '2027-05-01',
    '2027-05-08',
    '2027-07-14',
    '2027-08-15',
    '2027-11-01',
    '2027-11-11',
  ]);
});
