import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compareSchedules } from './compare.js';
import { previewDelay, undoDelay, withDelay, type DelayAct, type Planner } from './delay.js';
import type { ParticipantRecords } from './records.js';
import { compiledPlain } from './spec-support/open-ended.js';
import { compiledReluth } from './spec-support/reluth.js';
import { recordsOf, treated, type Told } from './spec-support/told.js';
import { visitKey } from './spec-support/scenario.js';
import type { SiteCalendar } from './types.js';
import { planAcrossVersions } from './versions.js';

const study = compiledPlain();
const plan: Planner = (records) => planAcrossVersions([{ id: 'v1', study, from: null }], records);
const day = requireCalendarDay;
const one: readonly [string, string] = ['3.9', '0.56'];

/** Two doses given, 26 January and 6 April 2026, labs for the third taken on 8 June. */
function told(more: Told = {}): ParticipantRecords {
  const start = treated([one, one]);
  return recordsOf(study, {
    ...start,
    ...more,
    visits: { ...start.visits, 'LAB/3': '2026-06-08', ...more.visits },
  });
}

const act = (visit: string, to: string): DelayAct => ({
  visit: visitKey(visit),
  to: day(to),
  reason: 'Platelets grade 2',
  decidedOn: day('2026-06-08'),
});

describe('the preview of a delay by three weeks', () => {
  // Third dose: 6 April + 70 d = 15 June, window 1 to 29 June.
  const preview = previewDelay(plan, told(), act('D/3', '2026-07-06'));
  const moveOf = (visit: string) => {
    const key = visitKey(visit);
    return preview.moves.find(
      ({ code, cycle, repetition }) =>
        code === key.code && cycle === key.cycle && repetition === key.repetition,
    );
  };

  it.each([
    // The chain of all cycles to come: 6 July + 70 d = 14 September, + 70 d = 23 November.
    ['D/3', 'moves', '2026-06-15', '2026-07-06', true],
    ['D/4', 'moves', '2026-08-24', '2026-09-14', false],
    ['D/5', 'moves', '2026-11-02', '2026-11-23', false],
    ['S24/3', 'moves', '2026-06-16', '2026-07-07', false],
    // Two weeks back from 6 July are 22 June: the labs of 8 June expire; the repeat falls a week before the dose.
    ['LAB/3', 'expires', '2026-06-08', '2026-06-08', false],
    ['LAB/3/2', 'added', null, '2026-06-29', false],
    // Imaging follows randomisation.
    ['CT/0/2', 'stays', '2026-07-19', '2026-07-19', false],
  ])('%s %s from %s to %s', (visit, effect, from, to, outOfWindow) => {
    expect(moveOf(visit)).toMatchObject({ effect, from, to, outOfWindow });
  });

  it('says why', () => {
    expect([moveOf('D/3')?.why, moveOf('D/4')?.why, moveOf('CT/0/2')?.why]).toEqual([
      'Delayed: Platelets grade 2',
      'Follows Cycle 3 dose',
      'Counts from Randomisation, which has not moved',
    ]);
  });

  it('tells the interval since the last dose beside what is allowed', () => {
    // 6 April to 6 July: 24 + 31 + 30 + 6 = 91 days; ten weeks and two either side are 56 to 84.
    expect(preview.interval).toEqual({
      since: { name: 'Cycle 2 dose', day: '2026-04-06', given: true },
      to: '2026-07-06',
      days: 91,
      least: 56,
      most: 84,
      fits: 'too-long',
    });
  });

  it.each([
    ['2026-05-31', 'too-short'],
    ['2026-06-01', 'inside'],
    ['2026-06-29', 'inside'],
    ['2026-06-30', 'too-long'],
  ])('a dose on %s is %s', (to, fits) => {
    expect(previewDelay(plan, told(), act('D/3', to)).interval?.fits).toBe(fits);
  });

  it('has no interval for the first dose, nor outside cycles', () => {
    const start = recordsOf(study, treated([]));
    expect(previewDelay(plan, start, act('D/1', '2026-02-02')).interval).toBeNull();
    expect(previewDelay(plan, told(), act('CT/0/2', '2026-07-20')).interval).toBeNull();
  });

  it('has no interval for imaging after the last dose, which is no dose itself', () => {
    // The assessment of ReLUTH counts six weeks from the last dose, outside its cycles.
    const reluth = compiledReluth();
    const planReluth: Planner = (records) =>
      planAcrossVersions([{ id: 'v1', study: reluth, from: null }], records);
    const dose = {
      form: 'administration',
      visit: 'D1/1',
      values: { EXOCCUR: 'Y', EXSTDTC: '2026-01-26T10:00Z' },
    };
    const records = recordsOf(reluth, { visits: { 'D1/1': '2026-01-26' }, forms: [dose] });
    const visits = planReluth(records).plan.visits;
    const assessment = visits.find(({ code }) => code === 'ASM');
    expect(assessment?.explanation.anchor.code).toBe('administration');
    expect(previewDelay(planReluth, records, act('ASM', '2026-04-27')).interval).toBeNull();
  });

  it('names the closed days it hits', () => {
    const calendar: SiteCalendar = {
      closedWeekdays: [6, 7],
      closures: [{ from: day('2026-07-06'), to: day('2026-07-10'), reason: 'Camera change' }],
      rule: 'keep',
    };
    const { closedDays } = previewDelay(plan, told({ calendar }), act('D/3', '2026-07-06'));
    expect(closedDays).toEqual([
      expect.objectContaining({ code: 'D', cycle: 3, day: '2026-07-06', reason: 'Camera change' }),
      expect.objectContaining({ code: 'S24', cycle: 3, day: '2026-07-07', reason: 'Camera change' }),
    ]);
  });
});

describe('bringing forward', () => {
  it('moves the chain to earlier days, whatever was booked for the day given up', () => {
    const booked = told({ acts: [{ visit: 'D/3', booked: '2026-06-16' }] });
    const { moves } = previewDelay(plan, booked, act('D/3', '2026-06-09'));
    const days = moves
      .filter(({ code, cycle }) => code === 'D' && cycle < 5)
      .map(({ from, to }) => [from, to]);
    // 9 June + 70 d = 18 August; booked on 16 June + 70 d = 25 August.
    expect(days).toEqual([
      ['2026-06-16', '2026-06-09'],
      ['2026-08-25', '2026-08-18'],
    ]);
  });

  it('says so, and that the day lies before the window', () => {
    // Third dose: 15 June, window 1 to 29 June.
    const moveTo = (to: string) =>
      previewDelay(plan, told(), act('D/3', to)).moves.find(({ code, cycle }) => code === 'D' && cycle === 3);
    expect(moveTo('2026-06-01')).toMatchObject({
      why: 'Brought forward: Platelets grade 2',
      outOfWindow: false,
    });
    expect(moveTo('2026-05-31')).toMatchObject({ outOfWindow: true });
  });
});

it('tells a day booked after a delay as a booking, and a visit added by hand as unmoved', () => {
  const acts = (booked?: string) => [
    {
      visit: 'D/3',
      delay: { to: '2026-07-06', reason: 'Platelets', decidedOn: '2026-06-08' },
      ...(booked === undefined ? {} : { booked }),
    },
  ];
  const moves = compareSchedules(
    plan(told({ acts: acts() })).plan,
    plan(told({ acts: acts('2026-07-08') })).plan,
  );
  expect(moves.find(({ code, cycle }) => code === 'D' && cycle === 3)).toMatchObject({
    from: '2026-07-06',
    to: '2026-07-08',
    why: 'Booked for another day',
  });
  const added = planAcrossVersions(
    [{ id: 'v1', study: compiledReluth(), from: null }],
    recordsOf(compiledReluth(), { acts: [{ visit: 'UNS', booked: '2026-03-20' }] }),
  ).plan;
  expect(compareSchedules(added, added).find(({ code }) => code === 'UNS')?.why).toBe(
    'Added by hand: nothing moves it',
  );
});

describe('undoing a delay', () => {
  const delayed = (more: Told = {}): ParticipantRecords => withDelay(told(more), act('D/3', '2026-07-06'));

  it('is allowed while nothing that moved has data, and brings every date back', () => {
    const decision = undoDelay(plan, delayed(), visitKey('D/3'));
    expect(decision).toMatchObject({ allowed: true });
    const moves = decision.allowed ? decision.moves : [];
    expect(moves.find(({ code, cycle }) => code === 'D' && cycle === 3)).toMatchObject({
      from: '2026-07-06',
      to: '2026-06-15',
      why: 'Its delay is undone',
    });
  });

  it('looks past what was done by the day of the decision', () => {
    // The labs of 8 June led to the decision of 8 June; their target moved with the dose, they did not.
    expect(undoDelay(plan, delayed(), visitKey('D/3')).allowed).toBe(true);
    const later = undoDelay(plan, delayed({ visits: { 'LAB/3': '2026-06-09' } }), visitKey('D/3'));
    expect(later).toEqual({ allowed: false, because: [expect.objectContaining({ code: 'LAB', cycle: 3 })] });
  });

  it('is refused once the repeat that the delay added has data', () => {
    const decision = undoDelay(plan, delayed({ visits: { 'LAB/3/2': '2026-06-29' } }), visitKey('D/3'));
    expect(decision).toEqual({
      allowed: false,
      because: [expect.objectContaining({ code: 'LAB', cycle: 3, repetition: 2 })],
    });
  });

  it('is refused once the delayed visit has data', () => {
    const decision = undoDelay(plan, delayed({ visits: { 'D/3': '2026-06-08' } }), visitKey('D/3'));
    expect(decision).toMatchObject({ allowed: false, because: [{ code: 'D', cycle: 3 }] });
  });

  it.each<[string, Told]>([
    ['said to be missed', { acts: [{ visit: 'LAB/4', missed: 'Did not come' }] }],
    ['said to be skipped', { acts: [{ visit: 'LAB/4', skipped: 'Not needed' }] }],
    [
      'begun by a form without a day',
      { forms: [...treated([one, one]).forms, { form: 'haematology', visit: 'LAB/4', values: {} }] },
    ],
  ])('is refused once a visit that moved with it is %s', (_what, more) => {
    expect(undoDelay(plan, delayed(more), visitKey('D/3'))).toEqual({
      allowed: false,
      because: [expect.objectContaining({ code: 'LAB', cycle: 4 })],
    });
  });

  it('does not care about data of what did not move', () => {
    expect(undoDelay(plan, delayed({ visits: { 'CT/0/1': '2026-06-10' } }), visitKey('D/3')).allowed).toBe(
      true,
    );
  });

  it('cannot undo what was not delayed', () => {
    expect(() => undoDelay(plan, told(), visitKey('D/3'))).toThrow(RangeError);
  });
});
