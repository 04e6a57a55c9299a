import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { atOnce, changingMoves, windowLeft } from './changing-moves.js';

const TODAY = '2026-11-21';
const move = (effect: ScheduleMove['effect'], to: string, isProvisional = false) => ({
  effect,
  to: requireCalendarDay(to),
  closes: requireCalendarDay('2026-11-21'),
  isProvisional,
});

test('what stays is only counted', () => {
  const [gate, bloods] = [move('moves', '2026-11-20'), move('stays', '2026-11-25')];
  expect(changingMoves([gate, bloods, bloods])).toEqual({ changing: [gate], staying: 2 });
});

test.each([
  ['moves', '2026-11-20', false, 'dueAtOnce'],
  ['added', TODAY, false, 'dueAtOnce'],
  ['moves', '2026-11-20', true, 'provisional'],
  ['moves', '2026-11-22', true, null],
  ['moves', '2026-11-22', false, null],
  ['stays', '2026-11-20', false, null],
  ['not-applicable', '2026-11-20', false, null],
] as const)(
  'a visit that %s to %s, provisional: %s, is said to be %s',
  (effect, to, isProvisional, words) => {
    expect(atOnce(move(effect, to, isProvisional), TODAY)).toBe(words);
  },
);

test('a visit whose window has closed already is late', () => {
  const bloods = { ...move('moves', '2026-11-15'), closes: requireCalendarDay('2026-11-17') };
  expect(atOnce(bloods, TODAY)).toBe('lateAlready');
  expect(atOnce({ ...bloods, closes: null }, TODAY)).toBe('dueAtOnce');
});

test.each([
  ['2026-11-14', '2026-11-26', { what: 'open', day: '2026-11-26' }],
  ['2026-11-14', TODAY, { what: 'open', day: TODAY }],
  ['2026-11-22', '2026-11-26', { what: 'ahead', day: '2026-11-22' }],
  ['2026-11-14', '2026-11-20', null],
  [null, null, null],
])('of a window from %s to %s is left %o', (opens, closes, expected) => {
  expect(windowLeft({ opens, closes }, TODAY)).toEqual(expected);
});
