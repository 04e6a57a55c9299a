import { compileStudy, type CompiledStudy } from '../study/compile.js';
import type { StudyDefinition } from '../study/definition.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { plainForms, readSeed } from './spec-support/reluth.js';
import { scenarioRecords, type Scenario, type ScenarioAct } from './spec-support/scenario.js';

/** ReLUTH as seeded, or with its decisions stated by a source: without the mark that they are assumed. */
function reluth(decisions: 'assumed' | 'stated'): CompiledStudy {
  const seed = JSON.stringify(readSeed('studies/reluth/study.json'));
  const text =
    decisions === 'assumed' ? seed : seed.replace(/("form":"treatment-decision"),"assumed":"[^"]*"/gu, '$1');
  return compileStudy({ definition: JSON.parse(text) as StudyDefinition, forms: plainForms() });
}

/** From 3 January, 14 days after the inclusion, to the day it was given. */
const PUT_OFF: ScenarioAct = {
  visit: 'D1/1',
  delay: { to: '2026-01-05', reason: 'Platelets', decidedOn: '2025-12-29' },
};

/** What is told of the first dose, given on 5 January. */
function told(study: CompiledStudy, decided: Readonly<Record<string, string>> | null): readonly string[] {
  const decision: Scenario['forms'] =
    decided === null ? [] : [{ form: 'treatment-decision', visit: 'PRE/1', values: decided }];
  const records = scenarioRecords(study, {
    title: 'a first dose',
    screeningOn: '2025-12-15',
    timeZone: 'Europe/Paris',
    visits: { 'D1/1': '2026-01-05' },
    forms: [
      { form: 'consent', visit: 'SCR', values: { RFICDAT: '2025-12-15' } },
      { form: 'inclusion', visit: 'SCR', values: { INCLDAT: '2025-12-20', INCLYN: 'Y', IEYN: 'Y' } },
      {
        form: 'administration',
        visit: 'D1/1',
        values: { EXOCCUR: 'Y', EXSTDTC: '2026-01-05T10:00+01:00' },
      },
      ...decision,
    ],
    acts: decided?.['TDDECIS'] === 'DELAY' ? [PUT_OFF] : [],
    expect: [],
    deviations: [],
  });
  const { deviations } = planSchedule(study, gatherFacts(study, records));
  return deviations.filter(({ kind }) => kind === 'against-rule').map(({ sentence }) => sentence);
}

describe('a dose without a decision on its cycle', () => {
  const undecided = ['Cycle 1 dose on Mon 5 Jan 2026 was given without a decision on it.'];

  it.each([
    ['none at all', null, undecided],
    ['one made after it', { TDDAT: '2026-01-06', TDDECIS: 'GIVE' }, undecided],
    [
      'only one to delay it, which was obeyed',
      { TDDAT: '2025-12-29', TDDECIS: 'DELAY' },
      ['Cycle 1 dose on Mon 5 Jan 2026 was given without a decision to give it.'],
    ],
    ['one of the same day', { TDDAT: '2026-01-05', TDDECIS: 'GIVE' }, []],
  ])('is told where the protocol demands one and there is %s', (_what, decided, sentences) => {
    expect(told(reluth('stated'), decided)).toEqual(sentences);
  });

  it('is not held against a decision that the definition only assumes', () => {
    expect(told(reluth('assumed'), null)).toEqual([]);
  });
});
