import { addDays, requireCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { contactEndedBy } from './contact.js';
import { gatherFacts } from './facts.js';
import type { Person } from './person.js';
import { planSchedule } from './plan.js';
import { compiledReluth } from './spec-support/reluth.js';
import { compiledPlain, OPEN_ENDED, withCycles } from './spec-support/open-ended.js';
import { PERSONALISED } from './spec-support/open-ended-visits.js';
import { compiledSeed } from './spec-support/scenario-suite.js';
import { factsOf, planOf, randomised, recordsOf, treated, visitIn, type Told } from './spec-support/told.js';
import type { SchedulePlan } from './types.js';

const study = compiledPlain();
const found = (told: Told): unknown =>
  planOf(study, told).deviations.map(({ causeKey, days, important }) => [causeKey, days, important]);
const one: readonly [string, string] = ['3.9', '0.56'];
const ordered = compiledPlain({
  ...OPEN_ENDED,
  deviations: [
    ...OPEN_ENDED.deviations.filter(({ kind }) => kind !== 'against-rule' && kind !== 'expired-labs'),
    { kind: 'out-of-order', important: true },
    { kind: 'before-consent', important: true },
  ],
});

describe('bloods of a dose that was put off and given on another day again', () => {
  // The second dose of ReLUTH: 26 January + 56 d = 23 March, bloods 18 March ± 2. Put off to 13 April: bloods 8 April ± 2.
  // Given on 15 April: bloods 10 April ± 2.
  const reluth = compiledReluth();
  const bloods = (day: string): unknown => {
    const dose = (visit: string, on: string): Told['forms'] => [
      { form: 'administration', visit, values: { EXOCCUR: 'Y', EXSTDTC: `${on}T10:00Z` } },
    ];
    const plan = planOf(reluth, {
      visits: { SCR: '2026-01-05', 'D1/1': '2026-01-26', 'PRE/2': day, 'D1/2': '2026-04-15' },
      forms: [
        { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
        { form: 'inclusion', visit: null, values: { INCLDAT: '2026-01-12', INCLYN: 'Y' } },
        ...(dose('D1/1', '2026-01-26') ?? []),
        ...(dose('D1/2', '2026-04-15') ?? []),
      ],
      acts: [
        {
          visit: 'D1/2',
          delay: { to: '2026-04-13', reason: 'Platelets', decidedOn: '2026-03-20' },
        },
      ],
    });
    const sentences = plan.deviations.filter(({ visit }) => visit?.code === 'PRE');
    const visit = plan.visits.find(({ code, cycle }) => code === 'PRE' && cycle === 2);
    return [visit?.flags, sentences.map(({ days, sentence }) => [days, sentence])];
  };

  it.each(['2026-04-06', '2026-04-10', '2026-04-12', '2026-03-20'])('are not out of window on %s', (day) => {
    expect(bloods(day)).toEqual([expect.not.arrayContaining(['out-of-window']), []]);
  });

  it('are told with the window they are nearest to, and the day of the dose it belongs to', () => {
    const early = 'Cycle 2 bloods on Sun 5 Apr 2026 took place 1 day early';
    const late = 'Cycle 2 bloods on Mon 13 Apr 2026 took place 1 day late (window 8–12 Apr).';
    expect([bloods('2026-04-05'), bloods('2026-04-13')]).toEqual([
      [
        expect.arrayContaining(['out-of-window']),
        [[-1, `${early} (window 6–10 Apr, for cycle 2 dose on Mon 13 Apr 2026).`]],
      ],
      [expect.arrayContaining(['out-of-window']), [[1, late]]],
    ]);
  });
});

describe('an interval between doses', () => {
  it.each([
    // Ten weeks and two either side: 56 to 84 days after 26 January, that is 23 March to 20 April.
    ['2026-03-22', [['interval-too-short:D/2/1', -1, true]]],
    ['2026-03-23', []],
    ['2026-04-20', []],
    ['2026-04-21', [['interval-too-long:D/2/1', 1, false]]],
  ])('a second dose on %s', (day, deviations) => {
    const told = treated([one]);
    const forms = [
      ...told.forms,
      { form: 'administration', visit: 'D/2', values: { EXOCCUR: 'Y', EXSTDTC: `${day}T10:00Z` } },
    ];
    const visits = { ...told.visits, 'LAB/2': addDays(requireCalendarDay(day), -1), 'D/2': day };
    expect(found({ visits, forms })).toEqual(deviations);
  });

  const second = (visitOn: string, givenOn: string, told = treated([one])): readonly string[] => {
    const values = { EXOCCUR: 'Y', EXSTDTC: `${givenOn}T10:00Z` };
    const forms = [...told.forms, { form: 'administration', visit: 'D/2', values }];
    const plan = planOf(ordered, { visits: { ...told.visits, 'D/2': visitOn }, forms });
    const flags = plan.visits.find(({ code, cycle }) => code === 'D' && cycle === 2)?.flags ?? [];
    return [...plan.deviations.map(({ sentence }) => sentence), ...flags];
  };

  it('goes by the day the dose was given, whatever day its visit was recorded on', () => {
    // 22 March is a day too early, and 6 April in the window; as is 6 April, and 21 April a day late.
    expect(second('2026-04-06', '2026-03-22')).toEqual([
      'Cycle 2 dose on Sun 22 Mar 2026 was given 55 days after cycle 1 dose, 1 day early (window 23 Mar–20 Apr).',
      'out-of-window',
    ]);
    expect(second('2026-04-21', '2026-04-06')).toEqual([]);
  });

  it('is not told of a dose that was not given: its visit took place out of its window', () => {
    // 21 April is the day after 6 April and two weeks.
    const told = treated([one]);
    const refused = { form: 'administration', visit: 'D/2', values: { EXOCCUR: 'N' } };
    const plan = planOf(
      compiledPlain({ ...OPEN_ENDED, deviations: [{ kind: 'out-of-window', important: false }] }),
      { visits: { ...told.visits, 'D/2': '2026-04-21' }, forms: [...told.forms, refused] },
    );
    expect(plan.deviations.map(({ causeKey, sentence }) => [causeKey, sentence])).toEqual([
      [
        'out-of-window:D/2/1',
        'Cycle 2 dose on Tue 21 Apr 2026 took place 1 day late (window 23 Mar–20 Apr).',
      ],
    ]);
  });

  it('is not told from a dose that was never given, only that it is not recorded', () => {
    // The first dose is projected for 26 January: 84 days before 20 April, 85 before the 21st.
    for (const day of ['2026-01-20', '2026-04-20', '2026-04-21'])
      expect(second(day, day, treated([])).filter((told) => told !== 'out-of-window')).toEqual([
        expect.stringMatching(/^Cycle 2 dose on .* took place before cycle 1 dose, which is not recorded\.$/),
      ]);
    const { visits, forms } = treated([one]);
    const told = forms.filter(({ form }) => form !== 'administration');
    const { 'D/1': held, ...others } = visits;
    const sentences = (days: Record<string, string>): readonly string[] =>
      planOf(ordered, { visits: days, forms: told }).deviations.map(({ sentence }) => sentence);
    expect(sentences(others)).toEqual([
      'Cycle 1 SPECT on Tue 27 Jan 2026 took place before cycle 1 dose, which is not recorded.',
    ]);
    // The dose's visit took place: its administration is only not filled in yet.
    expect(sentences({ ...others, 'D/1': held ?? '' })).toEqual([]);
  });
});

describe('a dose without bloods', () => {
  const told = treated([one]);
  const { 'LAB/1': _labs, ...visits } = told.visits;
  const sentences = (among: Told, version = study): readonly string[] =>
    planOf(version, among)
      .deviations.filter(({ causeKey }) => causeKey === 'expired-labs:D/1/1')
      .map(({ sentence }) => sentence);
  const none =
    'At cycle 1 dose on Mon 26 Jan 2026: no Haematology is recorded by then (at most 2 weeks old).';

  it('is told as one on bloods too old, with words of its own', () => {
    expect(sentences({ ...told, visits })).toEqual([none]);
    expect(sentences(told)).toEqual([]);
  });

  it('is not mended by a sample of the day after, and is by one of the day itself', () => {
    const of = (day: string): Told => ({
      visits,
      forms: [...told.forms, { form: 'haematology', visit: 'LAB/1', values: { LBDAT: day } }],
    });
    expect(sentences(of('2026-01-27'))).toEqual([none]);
    expect(sentences(of('2026-01-26'))).toEqual([]);
  });

  it('is none where the form need not be done', () => {
    const [labs, ...others] = PERSONALISED.visits;
    const activities = labs?.activities.map((activity) => ({ ...activity, optional: true })) ?? [];
    const cycles = labs === undefined ? {} : { visits: [{ ...labs, activities }, ...others] };
    expect(sentences({ ...told, visits }, compiledPlain(withCycles(cycles)))).toEqual([]);
  });
});

describe('an inclusion with nothing screened', () => {
  const reluth = compiledReluth();
  const sentences = (visits: Record<string, string>): readonly string[] => {
    const forms = [
      { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
      { form: 'inclusion', visit: 'INC', values: { INCLYN: 'Y', INCLDAT: '2026-01-19' } },
    ];
    const told = { visits: { INC: '2026-01-19', ...visits }, forms };
    return planOf(reluth, told)
      .deviations.filter(({ causeKey }) => causeKey === 'out-of-order:inclusion')
      .map(({ sentence, important }) => `${sentence} ${String(important)}`);
  };

  it.each([
    ['nothing', {}, ['Inclusion on Mon 19 Jan 2026, and no screening visit is recorded. true']],
    [
      'a visit of the day after',
      { SCR: '2026-01-20' },
      ['Inclusion on Mon 19 Jan 2026, and no screening visit took place by then. true'],
    ],
    ['a visit of the day itself', { SCR: '2026-01-19' }, []],
    ['one of two visits', { SSTR: '2026-01-12' }, []],
  ])('is a deviation of the participant: %s', (_, visits, told) => {
    expect(sentences(visits as Record<string, string>)).toEqual(told);
  });
});

it('an inclusion is not screened by the randomisation that counts from it', () => {
  const plan = planOf(compiledSeed('lumen-1'), {
    visits: { INC: '2026-01-19', RND: '2026-01-19' },
    forms: [
      { form: 'consent', visit: null, values: { RFICDAT: '2026-01-05' } },
      { form: 'inclusion-lumen-1', visit: 'INC', values: { INCLYN: 'Y', INCLDAT: '2026-01-19' } },
    ],
  });
  expect(plan.deviations.map(({ causeKey }) => causeKey)).toContain('out-of-order:inclusion');
});

describe('a visit after a closure', () => {
  const dead = (visitOn: string, died = '2026-03-02'): Told => {
    const told = treated([one]);
    const forms = [...told.forms, { form: 'death', visit: null, values: { DTHDAT: died } }];
    return { visits: { ...told.visits, 'LAB/2': visitOn }, forms };
  };

  it('is no deviation of its kind on the day itself, and one the day after', () => {
    const kinds = (told: Told): unknown =>
      planOf(study, told).deviations.filter(({ kind }) => kind === 'after-closure');
    expect(kinds(dead('2026-03-02'))).toEqual([]);
    expect(kinds(dead('2026-03-03'))).toEqual([
      expect.objectContaining({
        causeKey: 'after-closure:LAB/2/1',
        days: 1,
        sentence: 'Cycle 2 labs on Tue 3 Mar 2026 took place 1 day after death on Mon 2 Mar 2026.',
      }),
    ]);
  });

  it('is one only after the last day that a month or a year can mean', () => {
    const told = (visitOn: string, died: string): readonly string[] =>
      planOf(study, dead(visitOn, died))
        .deviations.filter(({ kind }) => kind === 'after-closure')
        .map(({ sentence }) => sentence);
    expect([told('2026-02-28', '2026-02'), told('2026-03-03', '2026')]).toEqual([[], []]);
    expect(told('2026-03-03', '2026-02')).toEqual([
      'Cycle 2 labs on Tue 3 Mar 2026 took place at least 3 days after death in Feb 2026.',
    ]);
  });

  it('and a visit before consent go by the day a dose was given', () => {
    const told = treated([one]);
    const death = { form: 'death', visit: null, values: { DTHDAT: '2026-01-25' } };
    const later = told.forms.map((form) =>
      form.form === 'consent' ? { ...form, values: { RFICDAT: '2026-01-27' } } : form,
    );
    const ofDose = (forms: NonNullable<Told['forms']>): unknown =>
      planOf(ordered, { visits: { ...told.visits, 'D/1': day }, forms })
        .deviations.filter(({ visit }) => visit?.code === 'D')
        .map(({ kind, days }) => [kind, days]);
    // Given on 26 January: a day after the death, or a day before consent.
    let day = '2026-01-25';
    expect(ofDose([...told.forms, death])).toEqual([['after-closure', 1]]);
    day = '2026-01-27';
    expect(ofDose(later)).toEqual([['before-consent', -1]]);
  });

  it('is none for a repetition that was to come by the milestone that ended its repeat', () => {
    // Randomised on 19 January: imaging on 19 March ± 7, and on 19 May. Progression is seen in between, on 20 March.
    const reluth = compiledReluth();
    const imaging = (visits: Record<string, string>): SchedulePlan =>
      planOf(reluth, {
        visits: { SCR: '2026-01-05', RND: '2026-01-19', UNS: '2026-03-20', ...visits },
        forms: [
          { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
          { form: 'randomisation', visit: 'RND', values: { RANDDAT: '2026-01-19', ARMCD: 'CTL' } },
          { form: 'overall-response', visit: 'UNS', values: { RSDAT: '2026-03-20', OVRLRESP: 'PD' } },
        ],
      });
    const told = imaging({ IM: '2026-03-21', 'IM/0/2': '2026-05-19' }).deviations;
    expect(['IM', 'IM/0/2'].map((visit) => visitIn(imaging({}), visit)?.status)).toEqual([
      'open',
      'not-applicable',
    ]);
    // 20 March to 19 May: 11 + 30 + 19 = 60 days.
    expect(
      told.filter(({ visit }) => visit?.code === 'IM').map(({ causeKey, days }) => [causeKey, days]),
    ).toEqual([['after-closure:IM/0/2', 60]]);
  });

  it('added by hand goes by each of several ends of contact, whichever was recorded first', () => {
    // Lost to follow-up on 13 May, and known later to have died on 20 February: 2 March is 10 days after.
    const reluth = compiledReluth();
    const told = {
      visits: { SCR: '2026-01-05' },
      forms: [
        { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
        { form: 'lost-to-follow-up', visit: null, values: { LTFDAT: '2026-05-13' } },
        { form: 'death', visit: null, values: { DTHDAT: '2026-02-20' } },
      ],
    };
    const done = planOf(reluth, { ...told, visits: { ...told.visits, UNS: '2026-03-02' } });
    expect(done.deviations.map(({ causeKey, days }) => [causeKey, days])).toEqual([
      ['after-closure:UNS/0/1', 10],
    ]);
    const booked = { ...told, acts: [{ visit: 'UNS', booked: '2026-03-02' }] };
    expect(visitIn(planOf(reluth, booked), 'UNS')).toMatchObject({ status: 'not-applicable' });
    const [day, today] = ['2026-03-02', '2026-06-01'].map(requireCalendarDay) as [CalendarDay, CalendarDay];
    expect(contactEndedBy(reluth, factsOf(reluth, told), day, today)?.reason).toBe('Participant has died');
  });

  it('counts a repetition after the milestone that ended its repeat', () => {
    const told = randomised();
    const forms = [
      ...told.forms,
      { form: 'response', visit: 'CT/0/1', values: { RSDAT: '2026-04-19', PD: 'Y' } },
      { form: 'response', visit: 'CT/0/2', values: { RSDAT: '2026-07-19', PD: 'N' } },
    ];
    const visits = { ...told.visits, 'CT/0/1': '2026-04-19', 'CT/0/2': '2026-07-19' };
    // 19 April to 19 July: 11 + 31 + 30 + 19 = 91 days.
    expect(found({ visits, forms })).toEqual([['after-closure:CT/0/2', 91, true]]);
  });
});

describe('a skipped visit', () => {
  const skipped = (form: string, values: Readonly<Record<string, string>>): Told => {
    const told = treated([one]);
    const forms = [...told.forms, { form, visit: form === 'administration' ? 'D/2' : 'LAB/2', values }];
    const acts = ['LAB/2', 'D/2'].map((visit) => ({ visit, skipped: 'Renal function' }));
    return { ...told, forms, acts };
  };

  it('with a form complete in it stays skipped, and is told of the day of that form', () => {
    const plan = planOf(study, skipped('haematology', { LBDAT: '2026-03-30' }));
    expect(plan.visits.find(({ code, cycle }) => code === 'LAB' && cycle === 2)?.status).toBe('skipped');
    expect(plan.deviations).toMatchObject([
      {
        causeKey: 'recorded-though-skipped:LAB/2/1',
        on: '2026-03-30',
        important: false,
        sentence: 'Cycle 2 labs stands as skipped, and Haematology is complete in it.',
      },
    ]);
  });

  it('whose day is recorded after all is skipped no more', () => {
    const told = skipped('haematology', { LBDAT: '2026-03-30' });
    const visits = { ...told.visits, 'LAB/2': '2026-03-30' };
    const kinds = planOf(study, { ...told, visits }).deviations.map(({ kind }) => kind);
    expect(kinds).not.toContain('recorded-though-skipped');
  });

  it('is not contradicted by a dose recorded as not given', () => {
    expect(found(skipped('administration', { EXOCCUR: 'N' }))).toEqual([]);
  });
});

describe('the rules of importance', () => {
  it('the first that fits decides: treatment visits out of window matter, others less', () => {
    // Labs of cycle 1, due between 12 and 25 January for the dose on the 26th, and by then 15 days old; imaging M3
    // between 5 April and 3 May.
    const told = treated([one]);
    const visits = { ...told.visits, 'LAB/1': '2026-01-11', 'CT/0/1': '2026-05-04' };
    expect(found({ ...told, visits })).toEqual([
      ['out-of-window:LAB/1/1', -1, true],
      ['expired-labs:D/1/1', null, true],
      ['out-of-window:CT/0/1', 1, false],
    ]);
  });

  it('a rule for some visits records no others', () => {
    const told = treated([one]);
    const acts = [
      { visit: 'D/2', missed: 'Ill' },
      { visit: 'S24/1', missed: 'Camera down' },
    ];
    const visits = Object.fromEntries(Object.entries(told.visits).filter(([visit]) => visit !== 'S24/1'));
    const forms = told.forms.filter(({ visit }) => visit !== 'S24/1');
    expect(found({ visits, forms, acts })).toEqual([['missed:D/2/1', null, true]]);
  });

  // Ten weeks after 26 January is 6 April.
  it.each([
    ['of its planned day, where that had passed', '2026-04-08', '2026-04-06'],
    ['of the day it was recorded on, where that is earlier', '2026-04-01', '2026-04-01'],
    ['of its planned day, where the other is not known', undefined, '2026-04-06'],
  ])('a missed visit is %s', (_what, missedOn, on) => {
    const act = { visit: 'D/2', missed: 'Ill', ...(missedOn === undefined ? {} : { missedOn }) };
    const { deviations } = planOf(study, { ...treated([one]), acts: [act] });
    expect(deviations.map((deviation) => [deviation.kind, deviation.on])).toEqual([['missed', on]]);
  });

  it('a kind without a rule is not recorded', () => {
    const silent = compiledPlain({ ...OPEN_ENDED, deviations: [] });
    const told = treated([one]);
    expect(planOf(silent, { ...told, visits: { ...told.visits, 'LAB/1': '2026-01-11' } }).deviations).toEqual(
      [],
    );
  });
});

it('a dose in the arm that has none is against its rule', () => {
  const told = treated([one], randomised('NEG', 'STD'));
  expect(found(told)).toEqual([['against-rule:D/1/1', null, true]]);
});

it('a dose of the arm received is told with that arm, and not again by itself', () => {
  const told = treated([one], randomised('NEG', 'STD'));
  const withArm = (ACTARMCD: string): readonly string[] => {
    const forms = [...told.forms, { form: 'arm-received', visit: null, values: { ACTARMCD } }];
    return planOf(study, { ...told, forms }).deviations.map(({ sentence }) => sentence);
  };
  expect(withArm('PERS')).toEqual([
    'Allocated to Standard and received Personalised: cycle 1 dose on Mon 26 Jan 2026.',
  ]);
  // Received what was allocated: the dose belongs to neither.
  expect(withArm('STD')).toEqual([expect.stringContaining('no such cycle')]);
});

describe('randomisation', () => {
  const strict = compiledPlain({
    ...OPEN_ENDED,
    deviations: [
      { kind: 'randomised-before-inclusion', important: true },
      { kind: 'randomised-twice', important: true },
      // A rule about visits fits no departure of the participant as a whole.
      { kind: 'arm-received-differs', important: true, visits: ['D'] },
    ],
  });
  const kinds = (told: Told): unknown =>
    planOf(strict, told).deviations.map(({ causeKey, days }) => [causeKey, days]);

  it.each([
    ['2026-01-19', []],
    ['2026-01-20', [['randomised-before-inclusion:participant', -1]]],
  ])('on 19 January, with inclusion on %s', (inclusionOn, expected) => {
    const told = randomised();
    const forms = told.forms.map((form) =>
      form.form === 'inclusion' ? { ...form, values: { INCLDAT: inclusionOn } } : form,
    );
    expect(kinds({ ...told, forms })).toEqual(expected);
  });

  it('without inclusion, or twice, is kept and reported', () => {
    const told = randomised();
    const without = told.forms.filter(({ form }) => form !== 'inclusion');
    const visits = { SCR: '2026-01-05' };
    expect(kinds({ visits, forms: without })).toEqual([['randomised-before-inclusion:participant', null]]);
    const again = { form: 'randomisation', visit: 'RND', values: { RANDDAT: '2026-02-02', ARMCD: 'PERS' } };
    expect(kinds({ ...told, forms: [...told.forms, again] })).toEqual([['randomised-twice:again-1', null]]);
  });

  it('with another arm before, or the reference of somebody else, is told once each', () => {
    const told = factsOf(strict, randomised());
    const allocation = { arms: ['STD', 'PERS'], reference: 'R-7', decided: [] };
    const sentences = planSchedule(strict, { ...told, allocation }).deviations.map(
      ({ causeKey, sentence }) => [causeKey, sentence],
    );
    expect(sentences).toEqual([
      [
        'randomised-twice:arm-changed',
        expect.stringMatching(/^The arm was changed after .*: .+, then .+\.$/),
      ],
      [
        'randomised-twice:reference',
        'The reference R-7 of the randomisation stood for another participant of the study before.',
      ],
    ]);
    const once = { arms: ['PERS'], reference: null, decided: [] };
    expect(planSchedule(strict, { ...told, allocation: once }).deviations).toEqual([]);
  });

  it('a departure that only a rule about visits could fit is not recorded', () => {
    const told = randomised();
    const received = { form: 'arm-received', visit: null, values: { ACTARMCD: 'STD' } };
    expect(kinds({ ...told, forms: [...told.forms, received] })).toEqual([]);
  });
});

describe('a missed visit', () => {
  // The second dose was planned for 6 April.
  it.each([
    ['2026-04-02', '2026-04-02'],
    ['2026-04-06', '2026-04-06'],
    ['2026-04-10', '2026-04-06'],
    [undefined, '2026-04-06'],
  ])('recorded on %s deviates on %s: its day, or the day it was recorded before', (missedOn, on) => {
    const acts = [{ visit: 'D/2', missed: 'Snow', ...(missedOn === undefined ? {} : { missedOn }) }];
    const { deviations } = planOf(study, { ...treated([one]), acts });
    expect(deviations.filter(({ kind }) => kind === 'missed').map((deviation) => deviation.on)).toEqual([on]);
  });
});

describe('a visit without any consent', () => {
  const kinds = (visit: string, day: string): readonly string[] =>
    planOf(ordered, { visits: { [visit]: day } }).deviations.map(({ kind }) => kind);

  it('deviates, but for the one that takes the consent, which is often written down first', () => {
    expect(kinds('RND', '2026-01-19')).toContain('before-consent');
    expect(kinds('SCR', '2026-01-05')).not.toContain('before-consent');
  });
});

describe('somebody screened again', () => {
  const reluth = compiledReluth();
  // A woman born in 1960 by what is recorded now.
  it.each<[string, Person, readonly string[]]>([
    ['the same person', { sex: 'F', yearOfBirth: 1960 }, []],
    ['nothing known before', { sex: null, yearOfBirth: null }, []],
    ['another sex', { sex: 'M', yearOfBirth: 1960 }, ['the sex is F here and M there']],
    ['another year', { sex: 'F', yearOfBirth: 1961 }, ['the year of birth is 1960 here and 1961 there']],
    [
      'both',
      { sex: 'M', yearOfBirth: 1961 },
      ['the sex is F here and M there; the year of birth is 1960 here and 1961 there'],
    ],
  ])('is told where the numbers disagree: %s', (_, former, told) => {
    const values = { SEX: 'F', BRTHYR: '1960' };
    const records = recordsOf(reluth, { forms: [{ form: 'demography', visit: 'SCR', values }] });
    const { deviations } = planSchedule(reluth, gatherFacts(reluth, { ...records, former }));
    expect(deviations.map(({ kind, sentence }) => [kind, sentence])).toEqual(
      told.map((words) => ['against-rule', `Not the same person as under the number before: ${words}.`]),
    );
  });
});
