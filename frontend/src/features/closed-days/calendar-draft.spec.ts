import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { draftOf, faultsOf, isChanged, requestOf, withClosure, withWeekday } from './calendar-draft.js';

const day = requireCalendarDay;
const kept: SiteCalendarView = {
  site: 'FR-12',
  version: 3,
  closedWeekdays: [6, 7],
  closures: [
    { from: day('2026-12-25'), to: day('2026-12-25'), reason: 'Christmas' },
    { from: day('2026-12-28'), to: day('2026-12-31'), reason: 'Camera serviced' },
  ],
  rule: 'nearest',
};
const draft = draftOf(kept);

describe('a draft of the closed days', () => {
  it('is no change while it says what is kept, in whatever order, and with a reason already typed', () => {
    expect(isChanged({ ...draft, closures: draft.closures.toReversed(), reason: 'New year' }, kept)).toBe(
      false,
    );
    expect(isChanged(withWeekday(withWeekday(draft, 6, false), 6, true), kept)).toBe(false);
  });

  it('is a change with another weekday, day, name or rule, and with a line begun', () => {
    expect(isChanged(withWeekday(draft, 1, true), kept)).toBe(true);
    expect(isChanged({ ...draft, rule: 'after' }, kept)).toBe(true);
    expect(isChanged({ ...draft, closures: draft.closures.slice(1) }, kept)).toBe(true);
    expect(isChanged(withClosure(draft), kept)).toBe(true);
  });

  it('names each fault with its line: a day, a name, an order, a reason, a week without an open day', () => {
    const closures = draft.closures.map((one) =>
      one.key === 0 ? { ...one, to: '2026-12-24' } : { ...one, from: '', reason: ' ' },
    );
    const closedWeekdays = [1, 2, 3, 4, 5, 6, 7];
    expect(faultsOf({ ...draft, closures, closedWeekdays })).toEqual([
      { kind: 'no-open-weekday' },
      { kind: 'to-before-from', key: 0 },
      { kind: 'from-missing', key: 1 },
      { kind: 'name-missing', key: 1 },
      { kind: 'reason-missing' },
    ]);
    expect(faultsOf({ ...draft, reason: 'New year' })).toEqual([]);
  });

  it('sends a single day where no last day is given', () => {
    const begun = withClosure({ ...draft, reason: ' New year ' });
    const closures = begun.closures.map((one) =>
      one.key === 2 ? { ...one, from: '2027-01-01', reason: 'New Year ' } : one,
    );
    expect(requestOf({ ...begun, closures })).toMatchObject({
      closures: [{}, {}, { from: '2027-01-01', to: '2027-01-01', reason: 'New Year' }],
      reason: 'New year',
    });
  });
});
