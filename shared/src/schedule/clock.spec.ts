import type { CycleDefinition } from '../study/visit-definition.js';
import { compiledSeed } from './spec-support/scenario-suite.js';
import { compiledPlain, OPEN_ENDED, withCycles } from './spec-support/open-ended.js';
import { planOf, randomised, recordsOf, treated, visitIn, type Told } from './spec-support/told.js';
import { compareSchedules } from './compare.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import type { SchedulePlan } from './types.js';

const roles = (clock: 'start' | 'end') => ({
  ...OPEN_ENDED,
  roles: { ...OPEN_ENDED.roles, administration: { ...OPEN_ENDED.roles.administration, clock } },
});

describe('the clock of a cycle', () => {
  // Infused on 26 January 2026 from 10:00 to 10:30 UTC; the SPECT 24 hours later, four hours either side.
  it.each([
    ['start', '2026-01-27T10:00:00Z'],
    ['end', '2026-01-27T10:30:00Z'],
  ] as const)('counts from the %s of the infusion', (clock, target) => {
    const told = treated([null]);
    expect(visitIn(planOf(compiledPlain(roles(clock)), told), 'S24/1')?.hours?.target).toBe(target);
  });

  it('waits for the end of the infusion where the end is the clock', () => {
    const told = treated([null]);
    const forms = told.forms.map((form) =>
      form.form === 'administration'
        ? { ...form, values: { EXOCCUR: 'Y', EXSTDTC: '2026-01-26T10:00Z' } }
        : form,
    );
    const visit = visitIn(planOf(compiledPlain(roles('end')), { ...told, forms }), 'S24/1');
    expect([visit?.hours, visit?.basis, visit?.target]).toEqual([null, 'provisional', '2026-01-27']);
  });

  it.each([
    // Half on 26 January, the rest two days later: ten weeks are 70 days.
    ['first', '2026-04-06', '2026-01-27T10:00:00Z'],
    ['last', '2026-04-08', '2026-01-29T09:00:00Z'],
  ] as const)('of a split dose starts with the %s administration', (startsClock, next, spect) => {
    const study = compiledPlain(withCycles({ startsClock }));
    const told = treated([null]);
    const records = recordsOf(study, told);
    const rest = recordsOf(study, {
      forms: [
        { form: 'administration', visit: 'D/1', values: { EXOCCUR: 'Y', EXSTDTC: '2026-01-28T09:00Z' } },
      ],
    });
    const forms = [...rest.forms.map((form) => ({ ...form, repetition: 2 })), ...records.forms];
    const plan = planSchedule(study, gatherFacts(study, { ...records, forms }));
    expect(visitIn(plan, 'D/2')?.target).toBe(next);
    expect(visitIn(plan, 'S24/1')?.hours?.target).toBe(spect);
  });
});

it('of two parts on one day the earlier starts the clock, whichever was written down first', () => {
  const study = compiledPlain();
  const part = (repetition: number, at: string) =>
    recordsOf(study, {
      forms: [{ form: 'administration', visit: 'D/1', values: { EXOCCUR: 'Y', EXSTDTC: at } }],
    }).forms.map((form) => ({ ...form, repetition }));
  const records = recordsOf(study, randomised());
  const clockOf = (first: string, second: string) => {
    const forms = [...records.forms, ...part(1, first), ...part(2, second)];
    const plan = planSchedule(study, gatherFacts(study, { ...records, forms }));
    return visitIn(plan, 'S24/1')?.hours?.target;
  };
  expect(clockOf('2026-01-26T10:00Z', '2026-01-26T14:00Z')).toBe('2026-01-27T10:00:00Z');
  expect(clockOf('2026-01-26T14:00Z', '2026-01-26T10:00Z')).toBe('2026-01-27T10:00:00Z');
});

describe('a dose that was skipped', () => {
  const skipped: Told = { ...treated([['3.9', '0.56']]), acts: [{ visit: 'D/2', skipped: 'Platelets' }] };

  it('anchors nothing: the next counts from the last dose given', () => {
    const dose = visitIn(planOf(compiledPlain(), skipped), 'D/3');
    expect([dose?.target, dose?.explanation.anchor.how]).toEqual(['2026-04-06', 'given']);
  });

  it('has its place taken by the next, whose move says from which dose it counts and how it waits', () => {
    const plan = (told: Told): SchedulePlan => planOf(compiledPlain(), told);
    const moves = compareSchedules(plan(treated([['3.9', '0.56']])), plan(skipped));
    // 26 January + 70 d = 6 April, where the second dose lay; the fourth follows the third, as it did.
    expect(moves.find(({ code, cycle }) => code === 'D' && cycle === 3)).toMatchObject({
      to: '2026-04-06',
      why: 'Takes the place of Cycle 2 dose: 10 weeks after Cycle 1 dose, Mon 26 Jan 2026. To wait longer, delay it',
    });
    expect(moves.find(({ code, cycle }) => code === 'D' && cycle === 4)?.why).toBe('Follows Cycle 3 dose');
    // What hangs on it alone falls away and says so.
    expect(moves.find(({ code, cycle }) => code === 'S24' && cycle === 2)).toMatchObject({
      effect: 'not-applicable',
      why: 'Cycle 2 dose was skipped',
    });
  });

  it('has its place taken by the next when it was missed as well', () => {
    const plan = (told: Told): SchedulePlan => planOf(compiledPlain(), told);
    const start = treated([['3.9', '0.56']]);
    const moves = compareSchedules(plan(start), plan({ ...start, acts: [{ visit: 'D/2', missed: 'Snow' }] }));
    expect(moves.find(({ code, cycle }) => code === 'D' && cycle === 3)?.why).toContain(
      'Takes the place of Cycle 2 dose: ',
    );
  });

  it('anchors the next with its planned day where the definition says so, and nothing else', () => {
    const plan = planOf(compiledPlain(withCycles({ skippedDoseAnchors: true })), skipped);
    // 26 January + 70 d = 6 April, skipped; + 70 d = 15 June.
    expect(visitIn(plan, 'D/3')?.explanation).toMatchObject({
      anchor: { code: 'administration', day: '2026-04-06', how: 'skipped', visit: { code: 'D', cycle: 2 } },
      sentence:
        'Cycle 2 dose, not given, planned Mon 6 Apr 2026 + 10 weeks = Mon 15 Jun 2026, window 1–29 Jun.',
    });
    expect(visitIn(plan, 'S24/2')?.status).toBe('not-applicable');
  });

  it('anchors nothing through its own visit either, nor through one that hung on it', () => {
    const group = firstGroup();
    const common = { kind: 'treatment', activities: [{ form: 'visit' }] } as const;
    const visits: CycleDefinition['visits'] = [
      ...group.visits,
      {
        ...common,
        code: 'CALL',
        name: 'Call',
        shortName: 'Call',
        timing: { relativeTo: 'visit:D', offset: 'P1W' },
      },
      {
        ...common,
        code: 'READ',
        name: 'Reading',
        shortName: 'Read',
        timing: { relativeTo: 'visit:S24', offset: 'P1W' },
      },
    ];
    const plan = planOf(compiledPlain(withCycles({ visits })), skipped);
    const of = (visit: string): unknown => [visitIn(plan, visit)?.status, visitIn(plan, visit)?.target];
    // 26 January + 7 d = 2 February; the SPECT of 27 January + 7 d = 3 February.
    expect([of('CALL/1'), of('READ/1')]).toEqual([
      ['open', '2026-02-02'],
      ['open', '2026-02-03'],
    ]);
    expect([of('CALL/2'), of('READ/2')]).toEqual([
      ['not-applicable', null],
      ['not-applicable', null],
    ]);
  });

  it('is no dose to count an interval from: what follows it too early is out of its window', () => {
    // The window of the third dose opens two weeks before 15 June, on 1 June.
    const on = '2026-05-31';
    const dose = { form: 'administration', visit: 'D/3', values: { EXOCCUR: 'Y', EXSTDTC: `${on}T10:00Z` } };
    const told = {
      ...skipped,
      visits: { ...skipped.visits, 'LAB/3': '2026-05-30', 'D/3': on },
      forms: [...(skipped.forms ?? []), dose],
    };
    const early = (study: ReturnType<typeof compiledPlain>): unknown =>
      planOf(study, told).deviations.map(({ causeKey, days }) => [causeKey, days]);
    expect(early(compiledPlain(withCycles({ skippedDoseAnchors: true })))).toEqual([
      ['out-of-window:D/3/1', -1],
    ]);
    // Counted from the dose of 26 January its window closed on 20 April: 10 + 31 = 41 days before.
    expect(early(compiledPlain())).toEqual([['interval-too-long:D/3/1', 41]]);
  });
});

it('a dose given out of order anchors the next, and not one before it that is still to come', () => {
  const start = treated([['3.9', '0.56']]);
  const dose = {
    form: 'administration',
    visit: 'D/3',
    values: { EXOCCUR: 'Y', EXSTDTC: '2026-03-30T10:00Z' },
  };
  const plan = planOf(compiledPlain(), {
    visits: { ...start.visits, 'D/3': '2026-03-30' },
    forms: [...start.forms, dose],
  });
  // The second dose is planned for 26 January + 70 d = 6 April, after the one given: 30 March + 70 d = 8 June.
  expect(visitIn(plan, 'D/2')).toMatchObject({ status: 'open', planned: '2026-04-06' });
  expect(visitIn(plan, 'D/4')?.target).toBe('2026-06-08');
});

it('a dose of another arm given later, as after a correction, is not before one given by then', () => {
  const dose = (visit: string, day: string): NonNullable<Told['forms']>[number] => ({
    form: 'administration-dotatoc',
    visit,
    values: { EXOCCUR: 'Y', EXSTDTC: `${day}T10:00Z` },
  });
  const plan = planOf(compiledSeed('start-net'), {
    visits: { SCR: '2026-01-05', 'SD/1': '2026-02-02', 'SD/2': '2026-03-30', 'D/1': '2026-06-08' },
    forms: [
      { form: 'randomisation-start-net', visit: 'RND', values: { RANDDAT: '2026-01-19', ARMCD: 'PERS' } },
      dose('SD/1', '2026-02-02'),
      dose('SD/2', '2026-03-30'),
      dose('D/1', '2026-06-08'),
    ],
  });
  // Eight weeks after 2 February: 30 March.
  expect(visitIn(plan, 'SD/2')).toMatchObject({ target: '2026-03-30', flags: [] });
  expect(plan.deviations.map(({ causeKey }) => causeKey)).not.toContain('out-of-order:SD/2/1');
  // The next dose hangs on the one given last: 8 June and ten weeks are 17 August.
  expect(visitIn(plan, 'D/2')?.target).toBe('2026-08-17');
});

it('interval and route may differ from one group of cycles to the next', () => {
  // Cycles 1 and 2 into the hepatic artery, 3 and 4 into a vein, as ClinicalTrials.gov NCT04544098 has them.
  const { while: _while, expected: _expected, atMost: _atMost, ...plain } = firstGroup();
  const groups: readonly CycleDefinition[] = [
    { ...plain, count: 2, route: 'intra-arterial', next: { relativeTo: 'administration', offset: 'P2M' } },
    {
      ...plain,
      from: 3,
      count: 2,
      route: 'intravenous',
      first: { relativeTo: 'administration', offset: 'P2M' },
      next: { relativeTo: 'administration', offset: 'P8W' },
    },
  ];
  const epochs = OPEN_ENDED.epochs.map((epoch) =>
    epoch.code === 'treatment' ? { ...epoch, cycles: groups } : epoch,
  );
  const study = compiledPlain({ ...OPEN_ENDED, epochs });
  const plan = planOf(study, randomised());
  // 26 January + 2 months = 26 March, + 2 months = 26 May, + 56 days = 21 July.
  const targets = [1, 2, 3, 4].map((cycle) => visitIn(plan, `D/${cycle}`)?.target);
  expect(targets).toEqual(['2026-01-26', '2026-03-26', '2026-05-26', '2026-07-21']);
  const routes = study.doseSlots.map((index) => study.slots[index]?.group?.route);
  expect(routes).toEqual(['intra-arterial', 'intra-arterial', 'intravenous', 'intravenous']);
});

function firstGroup(): CycleDefinition {
  const [cycle] = OPEN_ENDED.epochs[1]?.cycles ?? [];
  if (cycle === undefined) throw new RangeError('the trial has cycles');
  return cycle;
}
