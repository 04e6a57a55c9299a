import { allocationOf } from './allocation.js';
import { compiledPlain } from './spec-support/open-ended.js';
import { factsOf, planOf, randomised, treated, visitIn } from './spec-support/told.js';
import type { SchedulePlan } from './types.js';

/* Two arms by chance; within the personalised one FDG decides between dTOC and CAP-dTOC (NCT05387603). */
const study = compiledPlain();
const formsOf = (plan: SchedulePlan, visit: string): readonly string[] =>
  (visitIn(plan, visit)?.forms ?? []).map(({ form }) => form);

describe('a group allocated by a rule', () => {
  it.each([
    ['POS', 'CAP', [false, true]],
    ['NEG', 'DTOC', [true]],
  ])('FDG %s allocates %s, and the facts that decided are told', (fdg, group, holds) => {
    const allocation = allocationOf(study, factsOf(study, randomised(fdg)));
    expect(allocation).toMatchObject({ arm: 'PERS', received: null, group: { code: group } });
    expect(allocation.asked.map((asked) => asked.holds)).toEqual(holds);
    expect(allocation.asked[0]).toMatchObject({
      rule: "fdg == 'NEG'",
      facts: [{ code: 'fdg', value: fdg }],
    });
  });

  it('asks capecitabine of the group that has it, in the first four cycles only', () => {
    const plan = planOf(study, treated([['3.9', '0.56']], randomised('POS')));
    expect(['D/1', 'D/4', 'D/5'].map((visit) => formsOf(plan, visit).includes('capecitabine'))).toEqual([
      true,
      true,
      false,
    ]);
    expect(formsOf(planOf(study, randomised('NEG')), 'D/1')).not.toContain('capecitabine');
  });

  it('is not known while its fact is not, and asks nothing of it', () => {
    const start = randomised();
    const told = { ...start, forms: start.forms.filter(({ form }) => form !== 'petct') };
    const allocation = allocationOf(study, factsOf(study, told));
    expect([allocation.group, allocation.asked.map(({ holds }) => holds)]).toEqual([null, [null]]);
    expect(formsOf(planOf(study, told), 'D/1')).not.toContain('capecitabine');
  });

  it('is none in an arm without groups, which is known and so holds nothing up', () => {
    const facts = factsOf(study, randomised('POS', 'STD'));
    expect(allocationOf(study, facts)).toMatchObject({ arm: 'STD', asked: [], group: null });
    expect(planOf(study, randomised('POS', 'STD')).visits.some(({ cycle }) => cycle > 0)).toBe(false);
  });
});

describe('the arm received', () => {
  const received = (arm: string) => {
    const start = treated([['3.9', '0.56']]);
    return {
      ...start,
      forms: [...start.forms, { form: 'arm-received', visit: null, values: { ACTARMCD: arm } }],
    };
  };

  it('is kept apart from the arm allocated, and a difference is a deviation', () => {
    expect(allocationOf(study, factsOf(study, received('STD')))).toMatchObject({
      arm: 'PERS',
      received: 'STD',
    });
    const plan = planOf(study, received('STD'));
    expect(visitIn(plan, 'D/2')).not.toBeNull();
    expect(plan.deviations).toEqual([
      expect.objectContaining({
        causeKey: 'arm-received-differs:participant',
        on: '2026-01-26',
        sentence: 'Allocated to Personalised and received Standard.',
      }),
    ]);
  });

  it('is no deviation when it is the same', () => {
    expect(planOf(study, received('PERS')).deviations).toEqual([]);
  });
});
