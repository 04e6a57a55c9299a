import { requireCalendarDay, toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { compareSchedules } from './compare.js';
import { dayHint, isoWeekday, openDay, plannedDayHint, siteDays } from './site-days.js';
import { visitState } from './state.js';
import { compiledPlain } from './spec-support/open-ended.js';
import { planOf, randomised, treated, visitIn } from './spec-support/told.js';
import type { SchedulePlan, SiteCalendar } from './types.js';

const day = requireCalendarDay;
const closed = (from: string, to: string, reason: string): SiteCalendar['closures'][number] => ({
  from: day(from),
  to: day(to),
  reason,
});
const weekends = (rule: SiteCalendar['rule'], closures: SiteCalendar['closures'] = []): SiteCalendar => ({
  closedWeekdays: [6, 7],
  closures,
  rule,
});

function moved(
  calendar: SiteCalendar,
  on: string,
  opens: string | null,
  closes: string | null,
): CalendarDay | null {
  const site = siteDays(calendar);
  const number = (text: string | null) => (text === null ? null : toDayNumber(day(text)));
  const found = site === null ? null : openDay(site, toDayNumber(day(on)), number(opens), number(closes));
  return found === null ? null : toCalendarDay(found.day);
}

it('knows the weekday of a day', () => {
  // 1 January 1970 was a Thursday, 31 December 1969 a Wednesday, 21 November 2026 is a Saturday.
  expect(
    ['1970-01-01', '1969-12-31', '2026-11-21'].map((text) => isoWeekday(toDayNumber(day(text)))),
  ).toEqual([4, 3, 6]);
});

describe('a visit on a closed day', () => {
  it.each([
    // Saturday 4 April 2026 with a wide window: Friday is one day before, Monday two days after.
    ['nearest', '2026-04-04', '2026-04-03'],
    ['before', '2026-04-04', '2026-04-03'],
    ['after', '2026-04-04', '2026-04-06'],
    // Sunday 5 April: Friday two days before, Monday one day after.
    ['nearest', '2026-04-05', '2026-04-06'],
    ['before', '2026-04-05', '2026-04-03'],
    ['keep', '2026-04-05', null],
    ['after', '2026-04-07', null],
  ] as const)('by the rule %s, %s goes to %s', (rule, on, to) => {
    expect(moved(weekends(rule), on, '2026-03-01', '2026-05-01')).toBe(to);
  });

  it.each([
    // The window ends on Sunday 5 April, begins on Saturday 4 April, or is that one day.
    ['after', '2026-04-04', '2026-03-28', '2026-04-05', '2026-04-03'],
    ['before', '2026-04-05', '2026-04-04', '2026-04-12', '2026-04-06'],
    ['nearest', '2026-04-04', '2026-04-04', '2026-04-06', '2026-04-06'],
    ['nearest', '2026-04-04', '2026-04-04', '2026-04-04', '2026-04-03'],
    ['after', '2026-04-04', null, null, '2026-04-06'],
    // Both edges are inside: Friday is the window's first day, Monday its last.
    ['after', '2026-04-04', '2026-04-03', '2026-04-05', '2026-04-03'],
    ['before', '2026-04-05', '2026-04-04', '2026-04-06', '2026-04-06'],
    // A window open to one side.
    ['before', '2026-04-05', '2026-04-05', null, '2026-04-06'],
    ['after', '2026-04-04', null, '2026-04-05', '2026-04-03'],
  ] as const)(
    'the rule %s keeps %s inside the window %s to %s where it can',
    (rule, on, opens, closes, to) => {
      expect(moved(weekends(rule), on, opens, closes)).toBe(to);
    },
  );

  it('goes beyond a closure, both its days included', () => {
    const easter = weekends('after', [closed('2026-04-03', '2026-04-06', 'Easter')]);
    expect([moved(easter, '2026-04-02', null, null), moved(easter, '2026-04-03', null, null)]).toEqual([
      null,
      '2026-04-07',
    ]);
  });

  it('of two open days equally near, takes the later', () => {
    const holiday = { ...weekends('nearest'), closures: [closed('2026-04-08', '2026-04-08', 'Holiday')] };
    expect(moved(holiday, '2026-04-08', null, null)).toBe('2026-04-09');
  });

  it('looks two months ahead and no further', () => {
    // 1 January 2026 + 60 days: 30 to 31 January, 28 of February, 2 of March.
    const shut = (to: string): SiteCalendar => ({
      closedWeekdays: [],
      closures: [closed('2026-01-01', to, 'Renovation')],
      rule: 'after',
    });
    expect(
      ['2026-03-01', '2026-03-02'].map((to) => moved(shut(to), '2026-01-01', '2026-01-01', null)),
    ).toEqual(['2026-03-02', null]);
  });

  it('stays where the site is never open', () => {
    expect(
      moved(
        { closedWeekdays: [1, 2, 3, 4, 5, 6, 7], closures: [], rule: 'nearest' },
        '2026-04-08',
        null,
        null,
      ),
    ).toBeNull();
  });
});

describe('a plan at a site with closed days', () => {
  const study = compiledPlain();
  // Ten weeks after Monday 26 January are Monday 6 April 2026: Easter Monday.
  const calendar = weekends('after', [closed('2026-04-06', '2026-04-06', 'Easter Monday')]);
  const told = treated([['3.9', '0.56']]);

  it('moves the planned day and never the target or the window, and says so', () => {
    const dose = visitIn(planOf(study, { ...told, calendar }), 'D/2');
    expect(dose).toMatchObject({
      target: '2026-04-06',
      opens: '2026-03-23',
      closes: '2026-04-20',
      planned: '2026-04-07',
      basis: 'firm',
      flags: [],
    });
    expect(dose?.explanation.siteClosed).toEqual({
      on: '2026-04-06',
      reason: 'Easter Monday',
      rule: 'after',
      to: '2026-04-07',
    });
    expect(dose?.explanation.sentence).toBe(
      'Cycle 1 dose, given Mon 26 Jan 2026 + 10 weeks = Mon 6 Apr 2026, window 23 Mar–20 Apr. ' +
        'The site is closed on Mon 6 Apr 2026 (Easter Monday): planned for Tue 7 Apr 2026.',
    );
  });

  it('flags a visit that it has to plan outside the window, because no day of it is open', () => {
    // The window of 23 March to 20 April is closed whole: the next day open is Tuesday 21 April.
    const shut = weekends('after', [closed('2026-03-21', '2026-04-20', 'Renovation')]);
    const dose = visitIn(planOf(study, { ...told, calendar: shut }), 'D/2');
    expect(dose).toMatchObject({ planned: '2026-04-21', closes: '2026-04-20', flags: ['out-of-window'] });
    expect(dose?.explanation.sentence).toContain(
      'planned for Tue 21 Apr 2026, outside the window, of which no day is open.',
    );
  });

  it('tells of each visit the closed day that moves it, and of one moved back that it closes no more', () => {
    const [open, shut] = [planOf(study, told), planOf(study, { ...told, calendar })];
    const why = (before: SchedulePlan, after: SchedulePlan): string | undefined =>
      compareSchedules(before, after).find(({ code, cycle }) => code === 'D' && cycle === 2)?.why;
    expect(why(open, shut)).toBe('The site is closed on Mon 6 Apr 2026: Easter Monday');
    expect(why(shut, open)).toBe('The site names no closed day on Mon 6 Apr 2026');
    const mondays: SiteCalendar = { closedWeekdays: [1], closures: [], rule: 'after' };
    expect(why(open, planOf(study, { ...told, calendar: mondays }))).toBe(
      'The site is closed on Mon 6 Apr 2026',
    );
  });

  it('tells of a visit that took place the day in words', () => {
    const before = planOf(study, told);
    const after = planOf(study, { ...told, visits: { ...told.visits, 'LAB/2': '2026-04-04' } });
    const move = compareSchedules(before, after).find(({ code, cycle }) => code === 'LAB' && cycle === 2);
    expect(move?.why).toBe('Recorded on Sat 4 Apr 2026');
  });

  it('lets what depends on it follow, as provisional as before', () => {
    // Tuesday 7 April + 70 d = Tuesday 16 June.
    const third = visitIn(planOf(study, { ...told, calendar }), 'D/3');
    expect([third?.target, third?.basis]).toEqual(['2026-06-16', 'provisional']);
  });

  it('leaves alone what was booked, delayed or done', () => {
    const booked = { ...told, calendar, acts: [{ visit: 'D/2', booked: '2026-04-06' }] };
    expect(visitIn(planOf(study, booked), 'D/2')?.planned).toBe('2026-04-06');
    const delay = { to: '2026-04-12', reason: 'Holiday', decidedOn: '2026-04-01' };
    expect(
      visitIn(planOf(study, { ...told, calendar, acts: [{ visit: 'D/2', delay }] }), 'D/2')?.planned,
    ).toBe('2026-04-12');
    const done = { ...told, calendar, visits: { ...told.visits, 'LAB/2': '2026-04-04' } };
    expect(visitIn(planOf(study, done), 'LAB/2')).toMatchObject({
      occurred: '2026-04-04',
      planned: '2026-03-31',
    });
    // Done on its day though the site was closed.
    const shut = weekends('after', [closed('2026-03-30', '2026-03-30', 'Strike')]);
    const held = { ...told, calendar: shut, visits: { ...told.visits, 'LAB/2': '2026-03-30' } };
    expect(visitIn(planOf(study, held), 'LAB/2')?.planned).toBe('2026-03-30');
  });

  it('gives no day to a visit that has none', () => {
    const always: SiteCalendar = { closedWeekdays: [4], closures: [], rule: 'after' };
    const forms = [{ form: 'randomisation', visit: 'RND', values: { ARMCD: 'STD' } }];
    const call = visitIn(planOf(study, { forms, calendar: always }), 'CT/0/1');
    expect([call?.target, call?.planned]).toEqual([null, null]);
  });

  it('does not make due what waits for something that has not happened', () => {
    // A Sunday closed: the visit is planned for another day without anybody having decided so.
    const sundays: SiteCalendar = { closedWeekdays: [1], closures: [], rule: 'after' };
    const plan = planOf(study, {
      visits: { SCR: '2026-01-05' },
      forms: randomised().forms.slice(0, 2),
      calendar: sundays,
    });
    const call = visitIn(plan, 'CT/0/1');
    const without = visitIn(
      planOf(study, { visits: { SCR: '2026-01-05' }, forms: randomised().forms.slice(0, 2) }),
      'CT/0/1',
    );
    expect(
      [call, without].map((visit) => (visit === null ? null : visitState(visit, day('2027-01-01')))),
    ).toEqual(['provisional', 'provisional']);
  });

  it('changes nothing when the rule is to keep the day', () => {
    const kept = planOf(study, { ...told, calendar: { ...calendar, rule: 'keep' } });
    expect(JSON.stringify(kept)).toBe(JSON.stringify(planOf(study, told)));
  });
});

describe('what speaks against a day', () => {
  const holiday = [closed('2026-12-24', '2026-12-25', 'Christmas')];
  const named = (closedWeekdays: readonly number[]): SiteCalendar => ({
    closedWeekdays,
    closures: holiday,
    rule: 'keep',
  });

  // 28 and 29 November 2026 are a Saturday and a Sunday, 24 December is a Thursday.
  it.each([
    [null, '2026-11-27', null],
    [null, '2026-11-28', { kind: 'weekend' }],
    [null, '2026-11-29', { kind: 'weekend' }],
    [named([]), '2026-11-29', { kind: 'weekend' }],
    [named([]), '2026-12-24', { kind: 'closed', reason: 'Christmas' }],
    [named([7]), '2026-11-29', { kind: 'closed', reason: null }],
    // A site that names its closed weekdays is open on the others.
    [named([7]), '2026-11-28', null],
  ] as const)('%o on %s: %o', (calendar, on, hint) => {
    expect(dayHint(calendar, toDayNumber(day(on)))).toEqual(hint);
  });

  // Sunday 29 November 2026.
  it.each([
    ['open', null, { kind: 'weekend' }],
    ['in-progress', null, { kind: 'weekend' }],
    ['in-progress', day('2026-11-27'), null],
    ['complete', day('2026-11-29'), null],
    ['missed', null, null],
    ['skipped', null, null],
    ['not-applicable', null, null],
  ] as const)('is told of a visit still to come: %s, took place on %s: %o', (status, occurred, hint) => {
    expect(plannedDayHint(null, { status, occurred, planned: day('2026-11-29') })).toEqual(hint);
  });

  it('is not told of a visit without a day', () => {
    expect(plannedDayHint(null, { status: 'open', occurred: null, planned: null })).toBeNull();
  });
});
