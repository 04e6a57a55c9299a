import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { FormValues } from '../forms/value.js';
import { compileStudy } from '../study/compile.js';
import { readStudy } from '../study/reader.js';
import { seededLibrary } from '../study/spec-support/library.js';
import { decisionsToAct } from './decisions-to-act.js';
import { textOf } from './dated-forms.js';
import { doseEvidence } from './dose-evidence.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { readSeed } from './spec-support/reluth.js';
import { scenarioRecords, type Scenario, type ScenarioAct } from './spec-support/scenario.js';

function seededReluth() {
  const reading = readStudy(readSeed('studies/reluth/study.json'), seededLibrary());
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return compileStudy(reading.study);
}

const study = seededReluth();

type Decision = Readonly<Record<string, string>>;

const STOP: Decision = { TDDAT: '2026-02-24', TDDECIS: 'STOP', TDREAS: 'TOXICITY', TDREASX: 'Platelets 38' };
const DELAY: Decision = { TDDAT: '2026-02-24', TDDECIS: 'DELAY', TDREAS: 'TOXICITY' };
const SKIP: Decision = { TDDAT: '2026-02-24', TDDECIS: 'SKIP', TDREAS: 'SUPPLY' };

interface AfterDecision {
  readonly acts?: readonly ScenarioAct[];
  readonly ended?: string;
  readonly died?: string;
  readonly left?: string;
  readonly more?: readonly Scenario['forms'][number][];
  readonly dosed?: boolean;
  readonly visits?: Scenario['visits'];
  /** The second dose given on that day. */
  readonly given?: string;
}

/** A participant before the second dose, with what was decided in each of its visits. */
function planned(decisions: Readonly<Record<string, Decision>>, told: AfterDecision) {
  const forms = [
    { form: 'consent', visit: 'SCR', values: { RFICDAT: '2025-12-22' } },
    { form: 'inclusion', visit: 'SCR', values: { INCLDAT: '2025-12-30', INCLYN: 'Y', IEYN: 'Y' } },
    {
      form: 'administration',
      visit: 'D1/1',
      values: { EXOCCUR: 'Y', EXSTDTC: '2026-01-05T10:00+01:00' },
    },
    ...(told.given === undefined
      ? []
      : [
          {
            form: 'administration',
            visit: 'D1/2',
            values: { EXOCCUR: 'Y', EXSTDTC: `${told.given}T10:00+01:00` },
          },
        ]),
    ...(told.more ?? []),
    ...Object.entries(decisions).map(([visit, values]) => ({ form: 'treatment-decision', visit, values })),
    ...(told.died === undefined ? [] : [{ form: 'death', visit: null, values: { DTHDAT: told.died } }]),
    ...(told.left === undefined
      ? []
      : [{ form: 'withdrawal', visit: null, values: { WDDAT: told.left, WDTRT: 'Y', WDPROC: 'N' } }]),
    ...(told.ended === undefined
      ? []
      : [{ form: 'end-of-treatment', visit: null, values: { EOTDAT: told.ended } }]),
  ];
  const records = scenarioRecords(study, {
    title: 'before the second dose',
    screeningOn: '2025-12-22',
    timeZone: 'Europe/Paris',
    visits: {
      'D1/1': '2026-01-05',
      ...told.visits,
      ...(told.dosed === true ? { 'D1/2': '2026-03-02' } : {}),
    },
    forms,
    acts: told.acts ?? [],
    expect: [],
    deviations: [],
  });
  const identified = records.forms.map((form, index) => ({ ...form, id: `form-${index}` }));
  const facts = gatherFacts(study, { ...records, forms: identified });
  const kept = records.forms.map(({ form, ...rest }) => ({ code: form, ...rest }));
  return { forms: kept, facts, plan: planSchedule(study, facts) };
}

/** The decisions that still lead to an act. */
function waiting(decisions: Readonly<Record<string, Decision>>, told: AfterDecision = {}) {
  const { facts, plan } = planned(decisions, told);
  return decisionsToAct(study, facts, plan.visits);
}

describe('a decision on a cycle', () => {
  it('to give it leads to nothing', () => {
    expect(waiting({ 'PRE/2': { TDDAT: '2026-02-24', TDDECIS: 'GIVE' } })).toEqual([]);
  });

  it('to end treatment proposes day, reason and details of the end of treatment', () => {
    expect(waiting({ 'PRE/2': STOP })).toEqual([
      expect.objectContaining({
        cycle: 2,
        act: 'milestone',
        milestone: 'endOfTreatment',
        dose: { code: 'D1', cycle: 2, repetition: 1 },
        answer: 'End treatment',
        on: '2026-02-24',
        reason: 'Toxicity: Platelets 38',
        values: {
          EOTDAT: { v: '2026-02-24' },
          EOTREAS: { v: 'ADVERSE EVENT' },
          EOTOTH: { v: 'Platelets 38' },
        },
      }),
    ]);
  });

  it('proposes no details where the form does not ask for them with that reason', () => {
    const [found] = waiting({ 'PRE/2': { ...STOP, TDREAS: 'PROGRESSION' } });
    expect(found?.values).toEqual({ EOTDAT: { v: '2026-02-24' }, EOTREAS: { v: 'PROGRESSIVE DISEASE' } });
  });

  it('proposes the reason in words where its form wants details and none were given', () => {
    const { TDREASX: _none, ...stop } = STOP;
    const [found] = waiting({ 'PRE/2': { ...stop, TDREAS: 'SUPPLY' } });
    expect(found?.values).toMatchObject({ EOTREAS: { v: 'OTHER' }, EOTOTH: { v: 'Activity not available' } });
  });

  it('to delay or skip names the dose of its cycle', () => {
    const dose = { code: 'D1', cycle: 2, repetition: 1 };
    expect([...waiting({ 'PRE/2': DELAY }), ...waiting({ 'PRE/2': SKIP })]).toEqual([
      expect.objectContaining({ act: 'delay', dose, milestone: null, reason: 'Toxicity', values: {} }),
      expect.objectContaining({ act: 'skip', dose, milestone: null, reason: 'Activity not available' }),
    ]);
  });

  it('that tells no day is of its visit’s, for the act as for a deviation', () => {
    const { TDDAT: _none, ...stop } = STOP;
    const visits = { 'PRE/2': '2026-02-23' };
    const [found] = waiting({ 'PRE/2': stop }, { visits });
    expect(found).toMatchObject({ on: '2026-02-23', values: { EOTDAT: { v: '2026-02-23' } } });
    expect(waiting({ 'PRE/2': stop })).toMatchObject([{ on: null }]);
    // The visit of the later decision of the cycle is the later one, though its form tells no day.
    const give = { TDDECIS: 'GIVE' };
    expect(waiting({ 'PRE/2': STOP, 'D1/2': give }, { visits: { 'D1/2': '2026-03-02' } })).toEqual([]);
  });

  it('to end treatment ends the doses of all later cycles too, but those something else was decided on since', () => {
    const later = (cycle: number) => ({ code: 'D1', cycle, repetition: 1 });
    const give: Decision = { TDDAT: '2026-03-01', TDDECIS: 'GIVE' };
    expect(waiting({ 'PRE/2': STOP })[0]?.laterDoses).toEqual([later(3), later(4)]);
    expect(waiting({ 'PRE/2': STOP, 'PRE/3': give })[0]?.laterDoses).toEqual([later(4)]);
    // What was decided on the third cycle before counts no more.
    const before: Decision = { ...give, TDDAT: '2026-02-20' };
    expect(waiting({ 'PRE/2': STOP, 'PRE/3': before })[0]?.laterDoses).toEqual([later(3), later(4)]);
    expect(waiting({ 'PRE/2': DELAY })[0]?.laterDoses).toEqual([]);
  });

  const delayed = (decidedOn: string, to = '2026-03-16'): ScenarioAct => ({
    visit: 'D1/2',
    delay: { to, reason: 'Platelets', decidedOn },
  });

  it.each([
    ['a delay decided that day', DELAY, { acts: [delayed('2026-02-24')] }, 0],
    [
      'a delay of the day before, which another decision followed',
      DELAY,
      { acts: [delayed('2026-02-23')] },
      1,
    ],
    ['the dose brought forward', DELAY, { acts: [delayed('2026-02-24', '2026-02-27')] }, 1],
    ['the dose put on its first day', DELAY, { acts: [delayed('2026-02-24', '2026-03-02')] }, 1],
    ['the dose skipped', SKIP, { acts: [{ visit: 'D1/2', skipped: 'No activity' }] }, 0],
    ['the dose missed', DELAY, { acts: [{ visit: 'D1/2', missed: 'Ill' }] }, 0],
    ['the dose visit recorded all the same', SKIP, { dosed: true }, 0],
    ['treatment ended', STOP, { ended: '2026-02-25' }, 0],
    ['treatment ended instead of the delay', DELAY, { ended: '2026-02-25' }, 0],
    ['the participant dead', STOP, { died: '2026-02-25' }, 0],
    ['the participant withdrawn from treatment', STOP, { left: '2026-02-25' }, 0],
    ['a delay instead of the end', STOP, { acts: [delayed('2026-02-25')] }, 1],
  ])('with %s', (_what, decision, told, left) => {
    expect(waiting({ 'PRE/2': decision }, told)).toHaveLength(left);
  });

  it('gives way to the later one of the same cycle', () => {
    const give: Decision = { TDDAT: '2026-03-02', TDDECIS: 'GIVE' };
    expect(waiting({ 'PRE/2': DELAY, 'D1/2': give })).toEqual([]);
    expect(waiting({ 'PRE/2': give, 'D1/2': DELAY })).toEqual([]);
    expect(waiting({ 'PRE/2': { ...give, TDDAT: '2026-02-24' }, 'D1/2': DELAY })).toHaveLength(1);
  });
});

describe('a dose against the decision on its cycle', () => {
  const against = (decisions: Readonly<Record<string, Decision>>, told: AfterDecision): readonly string[] =>
    planned(decisions, told)
      .plan.deviations.filter(({ causeKey }) => causeKey === 'against-rule:D1/2/1')
      .map(({ sentence }) => sentence);
  // Eight weeks after 5 January.
  const given = '2026-03-02';
  const delayed = (to: string, decidedOn: string): ScenarioAct => ({
    visit: 'D1/2',
    delay: { to, reason: 'Platelets', decidedOn },
  });

  it.each([
    ['end treatment', STOP, 'End treatment'],
    ['skip it', SKIP, 'Skip this cycle'],
    ['delay it', DELAY, 'Delay'],
  ])('to %s is kept, and told with the decision and its day', (_what, decision, answer) => {
    const [only, ...others] = against({ 'PRE/2': decision }, { given });
    expect(others).toEqual([]);
    expect(only).toContain('Cycle 2 dose on Mon 2 Mar 2026 was given ');
    expect(only).toContain(`although the decision of Tue 24 Feb 2026 was: ${answer}.`);
  });

  it.each<[string, Readonly<Record<string, Decision>>, AfterDecision, number]>([
    ['to give it', { 'PRE/2': { ...STOP, TDDECIS: 'GIVE' } }, { given }, 0],
    ['that was made after it', { 'PRE/2': { ...STOP, TDDAT: '2026-03-03' } }, { given }, 0],
    [
      'that another of the day of the dose followed',
      { 'PRE/2': SKIP, 'D1/2': { TDDAT: given, TDDECIS: 'GIVE' } },
      { given },
      0,
    ],
    ['on the cycle before', { 'PRE/1': { ...SKIP, TDDAT: '2025-12-30' } }, { given }, 0],
    ['to end treatment, on the cycle before', { 'PRE/1': { ...STOP, TDDAT: '2026-01-10' } }, { given }, 1],
    [
      'to end treatment, on the cycle before, taken back there',
      {
        'PRE/1': { ...STOP, TDDAT: '2026-01-10' },
        'D1/1': { TDDAT: '2026-01-12', TDDECIS: 'GIVE' },
      },
      { given },
      0,
    ],
    [
      'to end treatment, on the cycle before, followed by one to give it',
      { 'PRE/1': { ...STOP, TDDAT: '2026-01-10' }, 'PRE/2': { TDDAT: '2026-02-24', TDDECIS: 'GIVE' } },
      { given },
      0,
    ],
    ['to delay, on the cycle before', { 'PRE/1': { ...DELAY, TDDAT: '2026-01-10' } }, { given }, 0],
    [
      'to delay it, given on the day of the delay',
      { 'PRE/2': DELAY },
      { given: '2026-03-16', acts: [delayed('2026-03-16', '2026-02-24')] },
      0,
    ],
    [
      'to delay it, given on its first day all the same',
      { 'PRE/2': DELAY },
      { given, acts: [delayed('2026-03-16', '2026-02-24')] },
      1,
    ],
    [
      'to delay it, given between its first day and the day of the delay',
      { 'PRE/2': DELAY },
      { given: '2026-03-15', acts: [delayed('2026-03-16', '2026-02-24')] },
      1,
    ],
    [
      'to delay it, given on the day it was brought forward to',
      { 'PRE/2': DELAY },
      { given: '2026-02-26', acts: [delayed('2026-02-26', '2026-02-24')] },
      1,
    ],
    [
      'to end treatment, which had ended the day before',
      { 'PRE/2': STOP },
      { given, ended: '2026-03-01' },
      0,
    ],
    ['to end treatment, which ended that day', { 'PRE/2': STOP }, { given, ended: given }, 1],
  ])('%s', (_what, decisions, told, found) => {
    expect(against(decisions, told)).toHaveLength(found);
  });
});

describe('a dose after an event that was fatal', () => {
  const event = (values: Readonly<Record<string, string>>): Scenario['forms'][number] => ({
    form: 'adverse-event',
    visit: null,
    values: { AETERM: 'Septic shock', AEONGO: 'N', AEENDAT: '2026-02-20', ...values },
  });
  const told = (values: Readonly<Record<string, string>>, more: AfterDecision = {}): readonly string[] =>
    planned({}, { given: '2026-03-02', more: [event(values)], ...more })
      .plan.deviations.filter(({ causeKey }) => causeKey === 'against-rule:D1/2/1')
      .map(({ sentence }) => sentence);

  it.each([{ AEOUT: 'FATAL' }, { AETOXGR: '5' }])('is told with the event and its day (%o)', (values) => {
    const [only, ...others] = told(values);
    expect(others).toEqual([]);
    expect(only).toContain('although “Septic shock” was fatal on Fri 20 Feb 2026 and no death is recorded.');
  });

  it('is not told of another outcome, of a later day or one half known, or beside a recorded death', () => {
    expect(told({ AEOUT: 'RECOVERED/RESOLVED', AETOXGR: '4' })).toEqual([]);
    expect(told({ AEOUT: 'FATAL', AEENDAT: '2026-03-02' })).toEqual([]);
    expect(told({ AEOUT: 'FATAL', AEENDAT: '2026-02' })).toEqual([]);
    expect(told({ AEOUT: 'FATAL' }, { died: '2026-02-20' })).toEqual([]);
  });
});

describe('the evidence for a dose', () => {
  const bloods = (on: string): Scenario['forms'][number] => ({
    form: 'haematology',
    visit: 'W6/1',
    values: { LBDAT: on },
  });
  const evidence = (more: readonly Scenario['forms'][number][], on = '2026-02-24') => {
    const { facts, plan, forms: kept } = planned({}, { more });
    const results = { HGB: { v: '11.2', unit: 'g/dL' }, '@range/HGB': { v: '12..16', unit: 'g/dL' } };
    const forms = kept.map((form) =>
      form.code === 'haematology' ? { ...form, values: { ...form.values, ...results } } : form,
    );
    const today = requireCalendarDay(on);
    return doseEvidence(study, { facts, visits: plan.visits, forms, today }, 2);
  };

  // Cycle 1 on 5 January + 8 weeks is 2 March; bloods hold for 14 days, so from 16 February on.
  it.each([
    ['2026-02-15', 'expired', 15],
    ['2026-02-16', 'valid', 14],
  ])('has bloods of %s as %s, and names those that are not there', (on, state, age) => {
    const found = evidence([bloods(on)]);
    expect(found?.dose).toEqual({ name: 'Cycle 2 dose', on: '2026-03-02' });
    expect(found?.results).toEqual([
      expect.objectContaining({ form: 'haematology', state, on, age, atMost: '14 days' }),
      expect.objectContaining({ form: 'chemistry', state: 'missing', on: null, values: [] }),
    ]);
    expect(found?.results[0]?.values).toEqual([]);
    expect(found?.outOfRange).toEqual([
      {
        name: 'Haemoglobin',
        text: '11.2 g/dL',
        flag: 'low',
        limits: '12–16',
        form: 'Haematology',
        on,
        change: null,
      },
    ]);
  });

  it('puts the furthest outside its limits first, beside the result before the last dose', () => {
    const before = { ...bloods('2026-01-04'), visit: 'PRE/1' };
    const { facts, plan, forms: kept } = planned({}, { more: [before, bloods('2026-02-20')] });
    const latest: FormValues = {
      HGB: { v: '11.2', unit: 'g/dL' },
      '@range/HGB': { v: '12..16', unit: 'g/dL' },
      PLAT: { v: '48', unit: '10*9/L' },
      '@range/PLAT': { v: '150..400', unit: '10*9/L' },
      WBC: { v: '5', unit: '10*9/L' },
      '@range/WBC': { v: '4..10', unit: '10*9/L' },
    };
    const earlier: FormValues = {
      HGB: { v: '112', unit: 'g/L' },
      PLAT: { v: '92', unit: '10*9/L' },
    };
    const forms = kept.map((form) =>
      form.code === 'haematology'
        ? {
            ...form,
            values: { ...form.values, ...(textOf(form.values, 'LBDAT') === '2026-01-04' ? earlier : latest) },
          }
        : form,
    );
    const today = requireCalendarDay('2026-02-24');
    const found = doseEvidence(study, { facts, visits: plan.visits, forms, today }, 2);
    // 150 / 48 = 3.1 before 12 / 11.2 = 1.07; 48 / 92 = 0.52; 112 g/L are 11.2 g/dL.
    const on = '2026-01-04';
    expect(found?.outOfRange).toMatchObject([
      { name: 'Platelets', limits: '150–400', change: { percent: -48, from: '92 10⁹/L', on } },
      { name: 'Haemoglobin', limits: '12–16', change: { percent: 0, from: '112 g/L (11.2 g/dL)', on } },
    ]);
    expect(found?.results[0]?.values).toEqual([{ name: 'White blood cells', text: '5 10⁹/L' }]);
  });

  it('tells the interval to the dose before, and adverse events that go on', () => {
    const event = (ongoing: string): Scenario['forms'][number] => ({
      form: 'adverse-event',
      visit: null,
      values: { AETERM: `Fatigue ${ongoing}`, AESTDAT: '2026-01', AEONGO: ongoing, AETOXGR: '2' },
    });
    const found = evidence([event('Y'), { ...event('N'), repetition: 2 }]);
    expect(found?.events).toEqual([
      { name: 'Fatigue Y', grade: 'Grade 2', since: '2026-01', isSerious: false, relation: null },
    ]);
    // 8 weeks, a week more or less.
    expect(found?.interval).toMatchObject({ days: 56, least: 49, most: 63, fits: 'inside' });
  });

  it('of an overdue dose is held against today, its results and its interval alike', () => {
    const found = evidence([bloods('2026-02-16')], '2026-04-05');
    expect(found?.dose.on).toBe('2026-04-05');
    expect(found?.results[0]).toMatchObject({ state: 'expired', age: 48 });
    // 5 January to 5 April: 26 + 28 + 31 + 5 days.
    expect(found?.interval).toMatchObject({ to: '2026-04-05', days: 90, fits: 'too-long' });
  });

  it('says of an event that goes on that it is serious, and what was judged of its cause', () => {
    const values = { AETERM: 'Neutropenia', AEONGO: 'Y', AESER: 'Y', AEREL: 'RELATED' };
    const found = evidence([{ form: 'adverse-event', visit: null, values }]);
    expect(found?.events).toEqual([
      { name: 'Neutropenia', grade: null, since: null, isSerious: true, relation: 'Related' },
    ]);
  });

  it('of a dose that was given counts to the day of its infusion, and only the doses before it as given', () => {
    // The visit is recorded on 3 March, the infusion began the day before.
    const told = { given: '2026-03-02', visits: { 'D1/2': '2026-03-03' } };
    const { facts, plan, forms: kept } = planned({}, told);
    const activity: FormValues = { EXDOSE: { v: '7.35', unit: 'GBq' } };
    const forms = kept.map((form) =>
      form.code === 'administration' ? { ...form, values: { ...form.values, ...activity } } : form,
    );
    const sources = { facts, visits: plan.visits, forms, today: requireCalendarDay('2026-03-04') };
    const found = doseEvidence(study, sources, 2);
    expect(found?.dose.on).toBe('2026-03-02');
    // 5 January + 56 days = 2 March.
    expect(found?.interval).toMatchObject({ to: '2026-03-02', days: 56 });
    expect(found?.given).toEqual({ value: '7.35', unit: 'GBq' });
  });
});
