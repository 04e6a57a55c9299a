import { planSchedule } from './plan.js';
import { compiledPlain, OPEN_ENDED } from './spec-support/open-ended.js';
import { factsOf, randomised, treated, type Told } from './spec-support/told.js';
import { treatmentOver } from './treatment-over.js';

// The trial has no form for the end of treatment; that of the response stands in.
const study = compiledPlain({
  ...OPEN_ENDED,
  milestones: [
    ...OPEN_ENDED.milestones,
    { code: 'end', kind: 'end-of-treatment', name: 'End', form: 'response', day: 'RSDAT' },
  ],
});
const overOf = (told: Told) => {
  const facts = factsOf(study, told);
  return treatmentOver(study, facts, planSchedule(study, facts).visits);
};
// Five doses of 5.8 Gy come to 29.0 Gy; 0.8 Gy/GBq × 7.5 GBq = 6 Gy would make 35.
const atTheLimit = treated(Array.from({ length: 5 }, () => ['5.8', '0.8'] as const));

describe('treatment that is over by the plan', () => {
  it('names the cycle that the rule no longer allows, with its figures', () => {
    expect(overOf(atTheLimit)).toEqual({
      milestone: 'end',
      lastCycle: 5,
      ruledOut: { cycle: 6, figures: '29 + 6 = 35 > 30 Gy' },
    });
  });

  it.each([
    ['before the first dose', randomised()],
    ['while a cycle may follow', treated([['4.1', '0.55']])],
    ['while the last dose’s figure is not entered', treated([['4.1', '0.55'], null])],
    [
      'once its end is recorded',
      {
        ...atTheLimit,
        forms: [...atTheLimit.forms, { form: 'response', visit: 'CT/0/1', values: { RSDAT: '2027-01-11' } }],
      },
    ],
    [
      'after death',
      {
        ...atTheLimit,
        forms: [...atTheLimit.forms, { form: 'death', visit: null, values: { DTHDAT: '2027-01-11' } }],
      },
    ],
  ])('is not said %s', (_, told) => {
    expect(overOf(told)).toBeNull();
  });
});
