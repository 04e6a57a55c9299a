import { compileStudy } from '../study/compile.js';
import { readStudy } from '../study/reader.js';
import { seededLibrary } from '../study/spec-support/library.js';
import { decisionsToAct } from './decisions-to-act.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { readSeed } from './spec-support/reluth.js';
import { scenarioRecords, type ScenarioAct } from './spec-support/scenario.js';

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

/** A participant before the second dose, with what was decided in each of its visits. */
function waiting(
  decisions: Readonly<Record<string, Decision>>,
  told: { acts?: readonly ScenarioAct[]; ended?: string; dosed?: boolean } = {},
) {
  const forms = [
    { form: 'consent', visit: 'SCR', values: { RFICDAT: '2025-12-22' } },
    { form: 'inclusion', visit: 'SCR', values: { INCLDAT: '2025-12-30', IEYN: 'Y' } },
    {
      form: 'administration',
      visit: 'D1/1',
      values: { EXOCCUR: 'Y', EXSTDTC: '2026-01-05T10:00+01:00' },
    },
    ...Object.entries(decisions).map(([visit, values]) => ({ form: 'treatment-decision', visit, values })),
    ...(told.ended === undefined
      ? []
      : [{ form: 'end-of-treatment', visit: null, values: { EOTDAT: told.ended } }]),
  ];
  const records = scenarioRecords(study, {
    title: 'before the second dose',
    screeningOn: '2025-12-22',
    timeZone: 'Europe/Paris',
    visits: { 'D1/1': '2026-01-05', ...(told.dosed === true ? { 'D1/2': '2026-03-02' } : {}) },
    forms,
    acts: told.acts ?? [],
    expect: [],
    deviations: [],
  });
  const facts = gatherFacts(study, records);
  const { visits } = planSchedule(study, facts);
  const kept = records.forms.map(({ form, ...rest }, index) => ({
    id: `form-${index}`,
    code: form,
    ...rest,
  }));
  return decisionsToAct(study, facts, visits, kept);
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
        dose: null,
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

  const delayed = (decidedOn: string): ScenarioAct => ({
    visit: 'D1/2',
    delay: { to: '2026-03-16', reason: 'Platelets', decidedOn },
  });

  it.each([
    ['a delay decided that day', DELAY, { acts: [delayed('2026-02-24')] }, 0],
    [
      'a delay of the day before, which another decision followed',
      DELAY,
      { acts: [delayed('2026-02-23')] },
      1,
    ],
    ['the dose skipped', SKIP, { acts: [{ visit: 'D1/2', skipped: 'No activity' }] }, 0],
    ['the dose missed', DELAY, { acts: [{ visit: 'D1/2', missed: 'Ill' }] }, 0],
    ['the dose visit recorded all the same', SKIP, { dosed: true }, 0],
    ['treatment ended', STOP, { ended: '2026-02-25' }, 0],
    ['treatment ended instead of the delay', DELAY, { ended: '2026-02-25' }, 0],
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
