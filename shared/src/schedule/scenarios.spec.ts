import { readdirSync } from 'node:fs';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { compiledReluth, readSeed } from './spec-support/reluth.js';
import { scenarioRecords, visitKey, type ExpectedVisit, type Scenario } from './spec-support/scenario.js';
import type { SchedulePlan } from './types.js';

const FOLDER = 'expected/reluth/';
const files = readdirSync(new URL(`../../../seeds/${FOLDER}`, import.meta.url)).filter((name) =>
  name.endsWith('.json'),
);
const scenarios = files.map((name) => readSeed(`${FOLDER}${name}`) as Scenario);
const study = compiledReluth();

function actualLine(plan: SchedulePlan, expected: ExpectedVisit): unknown {
  const key = visitKey(expected.visit);
  const visit = plan.visits.find(
    ({ code, cycle, repetition }) =>
      code === key.code && cycle === key.cycle && repetition === key.repetition,
  );
  if (visit === undefined) return 'not in the plan';
  const asked = Object.keys(expected).filter((name) => !['visit', 'why', 'absent'].includes(name));
  return Object.fromEntries(Object.entries(visit).filter(([name]) => asked.includes(name)));
}

function expectedLine({ visit: _visit, why: _why, absent, ...fields }: ExpectedVisit): unknown {
  return absent === true ? 'not in the plan' : fields;
}

it('has at least ten scenarios worked by hand', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(10);
});

describe.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_title, scenario) => {
  const plan = planSchedule(study, gatherFacts(study, scenarioRecords(study, scenario)));

  it.each(scenario.expect.map((line) => [line.visit, line.why, line] as const))(
    'places %s: %s',
    (_visit, _why, line) => {
      expect(actualLine(plan, line)).toEqual(expectedLine(line));
    },
  );

  it('finds the deviations worked by hand and no others', () => {
    const found = plan.deviations.map(({ causeKey, days }) => ({ key: causeKey, days }));
    const expected = scenario.deviations.map(({ key, days }) => ({ key, days }));
    const byKey = (a: { key: string }, b: { key: string }): number => a.key.localeCompare(b.key);
    expect(found.sort(byKey)).toEqual(expected.sort(byKey));
  });
});
