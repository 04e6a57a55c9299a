import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { nextStep, weekday } from './course.js';
import type { Life, LifeEvent } from './life.js';

const TODAY = requireCalendarDay('2026-11-20');

const life = (changes: Partial<Life> = {}): Life => ({
  site: 'FR-12',
  screeningDaysAgo: 100,
  sex: 'F',
  yearOfBirth: 1960,
  gate: null,
  arm: 'EXP',
  dosimetry: false,
  behindDays: 0,
  events: [],
  ...changes,
});

const item = (code: string, changes: Partial<ScheduleItemView> = {}): ScheduleItemView => ({
  id: code,
  version: 0,
  code,
  name: code,
  shortName: code,
  epoch: 'retreatment',
  kind: 'treatment',
  cycle: 1,
  repetition: 1,
  state: 'due',
  flags: [],
  dayHint: null,
  target: null,
  planned: '2026-11-16',
  opens: null,
  closes: null,
  occurred: null,
  hours: null,
  booked: null,
  delay: null,
  reason: null,
  assumed: null,
  action: 'Record visit',
  contactModes: null,
  plannedDose: null,
  forms: [],
  explanation: {
    anchor: { code: 'dose', name: 'Dose', day: null, basis: 'firm', how: 'given', visit: null },
    offset: '',
    duration: null,
    window: null,
    assumed: null,
    delay: null,
    booked: null,
    siteClosed: null,
    reason: null,
    note: null,
    sentence: '',
  },
  ...changes,
});

const step = (course: Life, items: readonly ScheduleItemView[], done: readonly LifeEvent[] = []) =>
  nextStep(course, items, new Set(done), TODAY);

describe('a course of the demonstration', () => {
  it('records the earliest open visit on its planned day', () => {
    const items = [item('W2', { planned: '2026-11-18' }), item('D1'), item('PRE', { planned: null })];
    expect(step(life(), items)).toMatchObject({ kind: 'record', visit: { code: 'D1' }, on: '2026-11-16' });
  });

  it('ends when nothing is left to record before today', () => {
    expect(step(life(), [item('D1', { planned: '2026-11-23', state: 'not-due' })])).toBeNull();
    expect(step(life(), [item('D1', { state: 'complete', occurred: '2026-11-16' })])).toBeNull();
    expect(step(life(), [])).toBeNull();
  });

  it('leaves the last days unrecorded where it is behind', () => {
    expect(step(life({ behindDays: 5 }), [item('D1')])).toBeNull();
    expect(step(life({ behindDays: 3 }), [item('D1')])).toMatchObject({ kind: 'record' });
  });

  it('does not record what waits for something that has not happened', () => {
    expect(step(life(), [item('D1', { state: 'provisional' })])).toBeNull();
    expect(step(life(), [item('RND', { state: 'provisional', kind: 'screening' })])).toBeNull();
  });

  it('records screening that is counted back from what it leads to', () => {
    const { explanation } = item('MRI0');
    const before = {
      ...explanation,
      anchor: { ...explanation.anchor, day: requireCalendarDay('2026-11-23') },
    };
    const imaging = item('MRI0', { state: 'provisional', kind: 'screening', explanation: before });
    expect(step(life(), [imaging])).toMatchObject({ kind: 'record', visit: { code: 'MRI0' } });
    expect(step(life(), [{ ...imaging, kind: 'treatment' }])).toBeNull();
  });

  it('repeats results that would be too old on the very day of what they are for', () => {
    const { explanation } = item('SSTR');
    const event = { code: 'RND', name: 'Randomisation', day: requireCalendarDay('2026-11-16') };
    const repeated = {
      ...explanation,
      anchor: { ...explanation.anchor, day: event.day },
      reason: { kind: 'repeated' as const, forms: [], atMost: 'P4M', atMostWords: '4 months', event },
    };
    const imaging = item('SSTR', { state: 'provisional', kind: 'screening', explanation: repeated });
    expect(step(life(), [imaging])).toMatchObject({ kind: 'record', on: '2026-11-16' });
    expect(step(life(), [{ ...imaging, explanation: { ...repeated, reason: null } }])).toBeNull();
  });

  it('leaves a visit that nobody records, and goes on with the next', () => {
    const left: LifeEvent = { kind: 'left', visit: 'D1', cycle: 1 };
    const items = [item('D1'), item('W2', { planned: '2026-11-18' })];
    expect(step(life({ events: [left] }), items)).toMatchObject({ kind: 'record', visit: { code: 'W2' } });
    expect(step(life({ events: [left] }), items.slice(0, 1))).toBeNull();
  });

  it('ends treatment the day after the visit that was its last', () => {
    const end: LifeEvent = { kind: 'end-of-treatment', visit: 'W6', cycle: 3, reason: 'COMPLETED' };
    const last = item('W6', { cycle: 3, state: 'complete', occurred: '2026-11-12' });
    expect(step(life({ events: [end] }), [last])).toMatchObject({ kind: 'milestone', on: '2026-11-13' });
    expect(step(life({ events: [end] }), [{ ...last, cycle: 2 }])).toBeNull();
  });

  it('delays a dose once, before the cycle begins', () => {
    const delay: LifeEvent = { kind: 'delay', visit: 'D1', cycle: 1, days: 14, reason: 'Platelets' };
    const items = [item('PRE', { planned: '2026-11-11' }), item('D1')];
    // 16 + 14 November is the 30th, a Monday.
    expect(step(life({ events: [delay] }), items)).toMatchObject({
      kind: 'delay',
      visit: { code: 'D1' },
      to: '2026-11-30',
    });
    expect(step(life({ events: [delay] }), items, [delay])).toMatchObject({
      kind: 'record',
      visit: { code: 'PRE' },
    });
  });

  it.each<[string, LifeEvent, object]>([
    ['misses', { kind: 'missed', visit: 'D1', cycle: 1, reason: 'Away' }, { kind: 'miss', reason: 'Away' }],
    ['comes late to', { kind: 'late', visit: 'D1', cycle: 1, days: 3 }, { kind: 'record', on: '2026-11-19' }],
    ['only begins', { kind: 'begun', visit: 'D1', cycle: 1 }, { kind: 'record', begun: true }],
  ])('%s the visit it says', (_what, event, expected) => {
    expect(step(life({ events: [event] }), [item('D1')])).toMatchObject(expected);
    expect(step(life({ events: [event] }), [item('D1', { cycle: 2 })])).toMatchObject({
      kind: 'record',
      on: '2026-11-16',
      begun: false,
    });
  });

  it('dies or withdraws on its day, before any later visit and once', () => {
    const death: LifeEvent = { kind: 'death', daysAgo: 5 };
    const course = life({ events: [death] });
    expect(step(course, [item('D1')])).toMatchObject({ kind: 'milestone', on: '2026-11-15', event: death });
    expect(step(course, [item('PRE', { planned: '2026-11-10' })])).toMatchObject({ kind: 'record' });
    expect(step(course, [], [death])).toBeNull();
  });

  it('never records a visit later than today', () => {
    const late: LifeEvent = { kind: 'late', visit: 'D1', cycle: 1, days: 30 };
    expect(step(life({ events: [late] }), [item('D1')])).toMatchObject({ on: TODAY });
  });

  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-21', '2026-11-20'],
    ['2026-11-22', '2026-11-23'],
    ['2027-01-03', '2027-01-04'],
  ])('works on weekdays: %s becomes %s', (day, expected) => {
    expect(weekday(requireCalendarDay(day))).toBe(expected);
  });
});
