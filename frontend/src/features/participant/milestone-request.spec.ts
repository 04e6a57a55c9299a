import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { milestoneRequest, partialDayOf } from './milestone-request.js';

const TODAY = requireCalendarDay('2026-11-21');

describe('partialDayOf', () => {
  it.each([
    ['26 Oct 2026', '2026-10-26'],
    ['2026', '2026'],
    ['2026-3', '2026-03'],
    ['11/2026', '2026-11'],
    ['13/2026', ''],
    ['soon', ''],
  ])('reads %s as %s', (typed, expected) => {
    expect(partialDayOf(typed, TODAY)).toBe(expected);
  });
});

describe('milestoneRequest', () => {
  it('sends the milestone by its code, what was answered, and nothing for what was left empty', () => {
    const ask = (code: string) => ({
      code,
      label: code,
      type: 'yes-no' as const,
      required: true,
      options: [],
    });
    const milestone = {
      code: 'withdrawal',
      kind: 'withdrawal' as const,
      name: 'Withdrawal',
      form: 'withdrawal',
      repeatable: true,
      partialDay: false,
      onForm: false,
      visits: null,
      asks: [ask('WDTRT'), ask('WDREAS')],
    };
    const typed = {
      day: '2026-11-20',
      arm: '',
      reference: '',
      strata: {},
      answers: { WDTRT: 'Y', WDREAS: ' ' },
    };
    expect(milestoneRequest(milestone, typed)).toEqual({
      kind: 'withdrawal',
      on: '2026-11-20',
      values: { WDTRT: { v: 'Y' } },
    });
  });
});
