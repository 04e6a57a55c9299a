import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { compiledReluth, readSeed } from './spec-support/reluth.js';
import { scenarioRecords, type Scenario } from './spec-support/scenario.js';

describe('facts of somebody who goes on in another time zone', () => {
  const study = compiledReluth();
  const scenario = readSeed('expected/reluth/01-first-cycle.json') as Scenario;
  const dose = { EXOCCUR: 'Y', EXSTDTC: '2026-02-02T08:00+13:00' };
  const told = {
    ...scenario,
    timeZone: 'Pacific/Auckland',
    forms: [...scenario.forms, { form: 'administration', visit: 'D1/1', values: dose }],
  };
  const before = scenarioRecords(study, told);
  const after = {
    ...before,
    timeZone: 'Pacific/Honolulu',
    forms: before.forms.map((form) => ({ ...form, timeZone: 'Pacific/Auckland' })),
  };

  it('keep the day of a dose as the site that gave it counts days', () => {
    // 08:00 on 2 February at Auckland is 09:00 on 1 February at Honolulu.
    expect(gatherFacts(study, after).administrations.map(({ on }) => on)).toEqual(['2026-02-02']);
  });

  it('move no visit', () => {
    const [stayed, moved] = [before, after].map((records) =>
      planSchedule(study, gatherFacts(study, records)),
    );
    expect(JSON.stringify(moved)).toBe(JSON.stringify(stayed));
  });
});
