import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { compiledSeed } from '@lutetia/shared/schedule/spec-support/scenario-suite';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import { administrationAhead } from './administration-ahead.js';
import type { AheadRow } from './calendar-days.queries.js';

const study = compiledSeed('reluth');

/** The second dose of a participant with what was decided before it is ordered, and on its day. */
function second(told: Partial<AheadRow>, calendar: SiteCalendar | null = null) {
  return administrationAhead(
    study,
    {
      visitId: 'visit',
      participantId: 'participant',
      number: 'FR-10-001',
      site: 'FR-10',
      code: 'D1',
      cycle: 2,
      name: 'Cycle 2 dose',
      day: requireCalendarDay('2026-11-30'),
      opens: null,
      closes: null,
      booked: false,
      provisional: false,
      waitsFor: null,
      why: null,
      openBefore: [],
      expiredBefore: [],
      fatalEvent: null,
      fatalEventInProgress: false,
      decisions: [],
      waiting: [],
      ...told,
    },
    calendar,
  );
}

const decided = (decision: string | null): AheadRow['decisions'] => [{ visit: 'PRE', decision }];
const waiting = (
  act: 'delay' | 'milestone',
  cycle: number,
  ...laterCycles: readonly number[]
): AheadRow['waiting'] => [{ formId: 'form', cycle, act, answer: 'As decided', laterCycles }];
const held = { kind: 'held', rule: 'kidneyDoseGy <= 30.0', missing: [] } as const;

describe('the activity of a dose ahead', () => {
  it.each<[boolean, string, Partial<AheadRow>]>([
    [true, 'nothing decided yet', { decisions: decided(null) }],
    [false, 'a delay decided', { decisions: decided('DELAY'), waiting: waiting('delay', 2) }],
    [true, 'the delay recorded, for its new day', { decisions: decided('DELAY') }],
    [false, 'the end decided on the cycle before', { waiting: waiting('milestone', 1, 2, 3) }],
    [
      true,
      'the end decided on the cycle before, and then to give it',
      { decisions: decided('GIVE'), waiting: waiting('milestone', 1, 3) },
    ],
    [true, 'a delay of the cycle before decided', { waiting: waiting('delay', 1) }],
    [false, 'its rule held by a missing value', { provisional: true, why: held }],
  ])('is to order (%s) with %s', (isToOrder, _what, told) => {
    expect(second(told).isToOrder).toBe(isToOrder);
  });

  it('is no more told against once the delay is recorded', () => {
    const told = { decisions: decided('DELAY') };
    const before = second({ ...told, waiting: waiting('delay', 2) });
    expect(before.orderDecision).toEqual({ taken: true, decision: 'Delay', isAgainst: true });
    expect(second(told).orderDecision).toEqual({ taken: true, decision: 'Delay', isAgainst: false });
  });
});

describe('the day of a dose ahead', () => {
  // 30 November 2026 is a Monday.
  it('is told to be one on which the site is closed, with the reason it gave', () => {
    const closure = {
      from: requireCalendarDay('2026-11-30'),
      to: requireCalendarDay('2026-12-01'),
      reason: 'Camera serviced',
    };
    const calendar: SiteCalendar = { closedWeekdays: [], closures: [closure], rule: 'keep' };
    expect(second({}, calendar).dayHint).toEqual({ kind: 'closed', reason: 'Camera serviced' });
    expect(second({ day: requireCalendarDay('2026-12-02') }, calendar).dayHint).toBeNull();
    expect(second({}).dayHint).toBeNull();
  });
});
