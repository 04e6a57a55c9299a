import { doseBudget } from './dose-budget.js';
import { planSchedule } from './plan.js';
import { compiledPlain, withCycles } from './spec-support/open-ended.js';
import { factsOf, randomised, treated, type Told } from './spec-support/told.js';

const study = compiledPlain();
const budgetOf = (told: Told, of = study) => {
  const facts = factsOf(of, told);
  return doseBudget(of, facts, planSchedule(of, facts).visits);
};

describe('what the kidneys have had, beside the limit of the rule', () => {
  it('adds up what was measured, and projects the next cycle with the latest Gy per GBq', () => {
    // 4.1 + 4.3 + 4.2 = 12.6 Gy; 0.56 Gy/GBq × 7.5 GBq = 4.2 Gy; 30 Gy is the definition's.
    const given = treated([
      ['4.1', '0.55'],
      ['4.3', '0.57'],
      ['4.2', '0.56'],
    ]);
    expect(budgetOf(given)).toEqual({
      name: 'kidney dose',
      unit: 'Gy',
      limit: 30,
      parts: [
        { cycle: 1, value: 4.1 },
        { cycle: 2, value: 4.3 },
        { cycle: 3, value: 4.2 },
      ],
      received: 12.6,
      missing: null,
      next: { cycle: 4, value: 4.2, isAllowed: true },
      // 12.6 + 4 × 4.2 = 29.4 for cycle 7, the last one expected.
      dependent: [4, 5, 6, 7],
    });
  });

  it('says what the cycle would add that the rule does not allow any more', () => {
    // Five doses of 5.8 Gy come to 29.0 Gy; 0.8 Gy/GBq × 7.5 GBq = 6 Gy would make 35.
    const given = treated(Array.from({ length: 5 }, () => ['5.8', '0.8'] as const));
    expect(budgetOf(given)).toMatchObject({
      received: 29,
      next: { cycle: 6, value: 6, isAllowed: false },
      dependent: [],
    });
  });

  it('gives no sum while a cycle’s dose is not entered, and names the cycle', () => {
    expect(budgetOf(treated([['4.1', '0.55'], null]))).toMatchObject({
      received: null,
      parts: [
        { cycle: 1, value: 4.1 },
        { cycle: 2, value: null },
      ],
      missing: { name: 'kidney dose', cycle: 2 },
      next: { cycle: 3, isAllowed: null },
    });
  });

  it('allows no further cycle once what is entered passes the limit alone', () => {
    // 16.1 + 16.2 = 32.3 Gy of 30, the second cycle not entered.
    const given = treated([['16.1', '2.1'], null, ['16.2', '2.2']]);
    expect(budgetOf(given)).toMatchObject({ received: null, next: { cycle: 4, isAllowed: false } });
  });

  it('takes the limit from the rule', () => {
    const lower = compiledPlain(withCycles({ while: 'kidneyDoseGy < 20.0 + 3.0' }));
    expect(budgetOf(treated([['4.1', '0.55']]), lower)).toMatchObject({
      limit: 23,
      next: { cycle: 2, value: null, isAllowed: true },
    });
  });

  it.each([
    ['no dose has been given', study, randomised()],
    ['the arm has no ruled cycles', study, randomised('NEG', 'STD')],
    [
      'the rule compares something else',
      compiledPlain(withCycles({ while: 'cycle <= 4' })),
      treated([['4.1', '0.55']]),
    ],
    [
      'the number of cycles is fixed by another sum',
      compiledPlain(withCycles({ while: '30.0 >= kidneyDoseGy * 2.0' })),
      treated([['4.1', '0.55']]),
    ],
  ])('is none where %s', (_, of, told) => {
    expect(budgetOf(told, of)).toBeNull();
  });
});
