import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarVisitView } from '@lutetia/shared/contract/views/calendar';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import { dayAfterKey } from '../../components/month-days.js';
import { shownRange, weeksOf } from './month-model.js';

const visit = (number: string, day: string, isDose = false): CalendarVisitView => ({
  visitId: `${number}/${day}`,
  participantId: number,
  number,
  site: 'FR-10',
  day,
  code: isDose ? 'D1' : 'W4',
  name: 'a visit',
  shortName: 'W4',
  cycle: 1,
  kind: 'treatment',
  state: 'not-due',
  booked: false,
  provisional: false,
  occurred: false,
  isDose,
});

describe('a month as weeks', () => {
  // 1 November 2026 is a Sunday, 30 November a Monday: six weeks from 26 October to 6 December.
  it('begins on the Monday before the first and ends on the Sunday after the last', () => {
    expect(shownRange('2026-11-21')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
    expect(weeksOf('2026-11-21', [], new Map())).toHaveLength(6);
    // February 2027 begins on a Monday and has 28 days.
    expect(weeksOf('2027-02-03', [], new Map())).toHaveLength(4);
  });

  it('puts doses first on a day, then goes by participant, and marks the days of the neighbours', () => {
    const visits = [visit('C', '2026-11-09'), visit('B', '2026-11-09', true), visit('A', '2026-11-09')];
    const days = weeksOf('2026-11-01', visits, new Map()).flat();
    expect(days.find(({ day }) => day === '2026-11-09')?.visits.map(({ number }) => number)).toEqual([
      'B',
      'A',
      'C',
    ]);
    expect(days.filter(({ isOfMonth }) => isOfMonth)).toHaveLength(30);
    expect(days.flatMap(({ visits: here }) => here)).toHaveLength(3);
  });

  it('says why a day is closed: the closure before the weekday, and nothing where nothing was said', () => {
    const calendar = {
      closedWeekdays: [6, 7],
      closures: [
        {
          from: requireCalendarDay('2026-11-11'),
          to: requireCalendarDay('2026-11-12'),
          reason: 'Armistice bridge',
        },
      ],
      rule: 'nearest' as const,
    } satisfies SiteCalendar;
    const closed = (day: string): string | null | undefined => {
      const weeks = weeksOf('2026-11-01', [], new Map([['FR-10', calendar]]));
      const [site] = weeks.flat().find((one) => one.day === day)?.closed ?? [];
      return site === undefined ? null : site.reason;
    };
    expect([
      closed('2026-11-10'),
      closed('2026-11-11'),
      closed('2026-11-12'),
      closed('2026-11-13'),
      closed('2026-11-14'),
      closed('2026-11-15'),
      closed('2026-11-16'),
    ]).toEqual([null, 'Armistice bridge', 'Armistice bridge', null, '', '', null]);
    expect(weeksOf('2026-11-01', [], new Map())[0]?.[6]?.closed).toEqual([]);
  });

  it('names which of several sites is closed, and is closed itself only where none is open', () => {
    const week = (closedWeekdays: readonly number[]): SiteCalendar => ({
      closedWeekdays,
      closures: [],
      rule: 'keep',
    });
    const sites = new Map([
      ['FR-10', week([6, 7])],
      ['FR-12', week([7])],
    ]);
    const [saturday, sunday] = weeksOf('2026-11-01', [], sites)[0]?.slice(5) ?? [];
    expect(saturday).toMatchObject({ closed: [{ site: 'FR-10', reason: '' }], isClosed: false });
    expect(sunday).toMatchObject({ closed: [{ site: 'FR-10' }, { site: 'FR-12' }], isClosed: true });
  });
});

describe('keys in the month', () => {
  it.each([
    ['ArrowLeft', '2026-10-31'],
    ['ArrowRight', '2026-11-02'],
    ['ArrowUp', '2026-10-25'],
    ['ArrowDown', '2026-11-08'],
    ['Home', '2026-10-26'],
    ['End', '2026-11-01'],
    ['PageUp', '2026-10-01'],
    ['PageDown', '2026-12-01'],
    ['Enter', null],
  ])('%s from Sunday 1 November leads to %s', (key, expected) => {
    expect(dayAfterKey(key, '2026-11-01')).toBe(expected);
  });

  it('stay on the last day where the month is shorter', () => {
    expect(dayAfterKey('PageDown', '2027-01-31')).toBe('2027-02-28');
    expect(dayAfterKey('PageUp', '2027-03-31')).toBe('2027-02-28');
  });
});
