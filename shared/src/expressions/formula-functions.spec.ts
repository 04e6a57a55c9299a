import { FORMULA_FUNCTIONS } from './formula-functions.js';
import { declare } from './scope.js';
import type { ExpressionValues, Outcome } from './types.js';

const scope = declare({
  SEX: 'text',
  AGE: 'number',
  CREAT: 'number',
  CYSC: 'number',
  WEIGHT: 'number',
  HEIGHT: 'number',
  CA: 'number',
  ALB: 'number',
});

function run(text: string, values: ExpressionValues): Outcome {
  const compiled = scope.compile(text);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.expression.evaluate(values);
}

const PERSON = { SEX: 'F', AGE: 50, CREAT: 150, CYSC: 1.5, WEIGHT: 62, HEIGHT: 160, CA: 2.1, ALB: 30 };

describe('a formula in an expression', () => {
  // The formulas have their own tests; here each must be the one it is called by, with its inputs in their order.
  const CASES: readonly (readonly [string, number])[] = [
    ['round(bsaMosteller(WEIGHT, HEIGHT), 4)', 1.66],
    ['round(bsaDuBois(55.0, HEIGHT), 4)', 1.5632],
    ['round(bmi(80.0, 180.0), 4)', 24.6914],
    ['round(cockcroftGault(SEX, AGE, CREAT, WEIGHT), 4)', 38.8223],
    ['round(ckdEpi2021(SEX, AGE, CREAT), 4)', 36.3889],
    ['round(mdrd(SEX, AGE, CREAT), 4)', 31.8822],
    ['round(lundMalmo(SEX, AGE, CREAT), 4)', 30.6756],
    ['round(capa(AGE, CYSC), 4)', 46.3239],
    ['round(meanLmrCapa(SEX, AGE, CREAT, CYSC), 3)', 38.5],
    ['round(correctedCalcium(CA, ALB), 4)', 2.3],
    ['round(correctedCalciumUs(8.4, 3.0), 4)', 9.2],
    ['round(decayedLu177(7.4, 24.0), 6)', 6.667202],
    ['round(activityDeviation(7.1, 7.4), 4)', -4.0541],
    ['round(absorbedDoseWithNext(18.525, 7.5, 0.9), 3)', 25.275],
    ['round(furtherCyclesWithin(30.0, 3.75, 7.5, 0.5), 0)', 7],
    ['round(biologicallyEffectiveDose(4.0, 2.6, 2.8, 50.0), 4)', 4.3263],
    ['round(effectiveHalfLifeLu177(80.0), 4)', 53.2808],
    ['round(halfLifeBetween(120.0, 24.0, 60.0, 96.0), 4)', 72],
    ['round(timeIntegratedActivity(120.0, 24.0, 60.0, 96.0), 4)', 15704.7712],
  ];

  it.each(CASES)('%s is %d', (text, expected) => {
    expect(run(text, PERSON)).toEqual({ kind: 'value', value: expected });
  });

  it('has a case for each', () => {
    const called = CASES.map(([text]) => text);
    expect(FORMULA_FUNCTIONS.filter((name) => !called.some((text) => text.includes(`(${name}(`)))).toEqual(
      [],
    );
  });

  it('waits for what is absent, and never takes it for 0', () => {
    expect(run('ckdEpi2021(SEX, AGE, CREAT) < 60.0', { SEX: 'F', AGE: 50 })).toEqual({ kind: 'pending' });
  });

  it.each([
    ['a creatinine of 0', { ...PERSON, CREAT: 0 }],
    ['a sex the formula was not fitted to', { ...PERSON, SEX: 'U' }],
  ])('is an error over %s', (_what, values) => {
    expect(run('ckdEpi2021(SEX, AGE, CREAT)', values)).toMatchObject({ kind: 'error' });
  });

  it('is refused with inputs of another type', () => {
    expect(scope.compile('ckdEpi2021(AGE, SEX, CREAT)').ok).toBe(false);
  });
});
