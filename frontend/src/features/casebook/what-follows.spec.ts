import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { needsConfirming, sameConsequences } from './what-follows.js';

const visit = {
  id: 'visit',
  name: 'Cycle 3 week 6',
  code: 'W6',
  cycle: 3,
  repetition: 1,
  day: null,
  opens: null,
  closes: null,
};
const move = (code: string, effect: ScheduleMove['effect']): ScheduleMove => ({
  code,
  cycle: 3,
  repetition: 1,
  name: code,
  from: requireCalendarDay('2026-11-19'),
  to: requireCalendarDay('2026-11-20'),
  effect,
  why: '',
  outOfWindow: false,
  isProvisional: false,
  opens: null,
  closes: null,
  forms: null,
});

describe('what a completion brings about', () => {
  it('needs no confirming when only this visit gets its own day', () => {
    const moves = [move('W6', 'moves'), move('W8', 'stays')];
    expect(needsConfirming({ moves, deviations: [] }, visit)).toBe(false);
  });

  it('is asked about again only where more follows than was read', () => {
    const read = { moves: [move('W8', 'moves')], deviations: [] };
    expect(sameConsequences(read, { moves: [move('W8', 'moves')], deviations: [] })).toBe(true);
    expect(sameConsequences(read, { moves: [move('W8', 'expires')], deviations: [] })).toBe(false);
  });

  it.each(['moves', 'added', 'expires', 'dropped', 'not-applicable'] as const)(
    'needs confirming when another visit is answered with %s',
    (effect) => {
      expect(needsConfirming({ moves: [move('W8', effect)], deviations: [] }, visit)).toBe(true);
    },
  );

  it('needs confirming when blood tests of the same visit expire', () => {
    expect(needsConfirming({ moves: [move('W6', 'expires')], deviations: [] }, visit)).toBe(true);
  });

  it('needs confirming when a deviation would be recorded', () => {
    const deviations = [
      { kind: 'before-consent', sentence: 'Screening was before consent.', important: true },
    ];
    expect(needsConfirming({ moves: [], deviations }, null)).toBe(true);
  });
});
