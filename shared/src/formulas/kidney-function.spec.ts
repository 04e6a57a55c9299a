import {
  creatinineClearanceCockcroftGaultMlMin,
  egfrCapaMlMin173,
  egfrCkdEpi2021MlMin173,
  egfrLundMalmoMlMin173,
  egfrMdrdMlMin173,
  egfrMeanLmrCapaMlMin173,
  type FormulaSex,
} from './kidney-function.js';

/** Worked from the published coefficients to four decimals; they match the unit tests of public packages (clinPK). */
const PEOPLE: readonly {
  readonly sex: FormulaSex;
  readonly ageYears: number;
  readonly creatinineUmolL: number;
  readonly weightKg: number;
  readonly cystatinCMgL: number;
  readonly cockcroftGault: number;
  readonly ckdEpi: number;
  readonly mdrd: number;
  readonly lmr: number;
  readonly capa: number;
  readonly mean: number;
}[] = [
  {
    ...{ sex: 'M', ageYears: 60, creatinineUmolL: 88.4, weightKg: 80, cystatinCMgL: 1 },
    ...{
      cockcroftGault: 88.8889,
      ckdEpi: 86.1626,
      mdrd: 76.2208,
      lmr: 73.1133,
      capa: 73.5192,
      mean: 73.3163,
    },
  },
  {
    ...{ sex: 'M', ageYears: 75, creatinineUmolL: 130, weightKg: 70, cystatinCMgL: 1.6 },
    ...{ cockcroftGault: 42.9722, ckdEpi: 49.41, mdrd: 46.6784, lmr: 42.5236, capa: 40.4632, mean: 41.4934 },
  },
  {
    ...{ sex: 'M', ageYears: 68, creatinineUmolL: 200, weightKg: 90, cystatinCMgL: 2.2 },
    ...{ cockcroftGault: 39.78, ckdEpi: 30.7764, mdrd: 28.9638, lmr: 25.4364, capa: 27.1578, mean: 26.2971 },
  },
  {
    ...{ sex: 'F', ageYears: 50, creatinineUmolL: 150, weightKg: 62, cystatinCMgL: 1.5 },
    ...{
      cockcroftGault: 38.8223,
      ckdEpi: 36.3889,
      mdrd: 31.8822,
      lmr: 30.6756,
      capa: 46.3239,
      mean: 38.4998,
    },
  },
];

describe.each(PEOPLE)('kidney function of $sex, $ageYears years, $creatinineUmolL µmol/L', (person) => {
  it('by Cockcroft and Gault', () => {
    expect(creatinineClearanceCockcroftGaultMlMin(person)).toBeCloseTo(person.cockcroftGault, 4);
  });

  it('by CKD-EPI 2021', () => {
    expect(egfrCkdEpi2021MlMin173(person)).toBeCloseTo(person.ckdEpi, 4);
  });

  it('by MDRD', () => {
    expect(egfrMdrdMlMin173(person)).toBeCloseTo(person.mdrd, 4);
  });

  it('by the revised Lund-Malmö equation, by CAPA and by their mean', () => {
    expect(egfrLundMalmoMlMin173(person)).toBeCloseTo(person.lmr, 4);
    expect(egfrCapaMlMin173(person)).toBeCloseTo(person.capa, 4);
    expect(egfrMeanLmrCapaMlMin173(person)).toBeCloseTo(person.mean, 3);
  });
});

describe('kidney function with a low creatinine, where the equations bend', () => {
  // 53.04 µmol/L are 0.6 mg/dL, below 0.7: 142 x (0.6/0.7)^-0.241 x 0.9938^40 x 1.012; 70.72 are 0.8, below 0.9:
  // 142 x (0.8/0.9)^-0.302 x 0.9938^30. Below the knee of Lund-Malmö: e^(2.50 + 0.0121 x 96.96 - 0.632 + 0.438 ln 40),
  // e^(2.56 + 0.00968 x 109.28 - 0.474 + 0.438 ln 30).
  it.each([
    ['F', 40, 53.04, 116.2955, 105.3139],
    ['M', 30, 70.72, 122.0973, 102.8791],
  ] as const)('%s, %d years, %d µmol/L', (sex, ageYears, creatinineUmolL, ckdEpi, lmr) => {
    const person = { sex, ageYears, creatinineUmolL };
    expect(egfrCkdEpi2021MlMin173(person)).toBeCloseTo(ckdEpi, 4);
    expect(egfrLundMalmoMlMin173(person)).toBeCloseTo(lmr, 4);
  });
});

describe('kidney function at the edges', () => {
  it.each([
    ['F', 150, Math.exp(2.5 - 0.0158 * 50 + 0.438 * Math.log(50))],
    ['M', 180, Math.exp(2.56 - 0.0158 * 50 + 0.438 * Math.log(50))],
  ] as const)('joins the two branches of Lund-Malmö at the knee of %s', (sex, knee, atKnee) => {
    const at = (creatinineUmolL: number): number =>
      egfrLundMalmoMlMin173({ sex, ageYears: 50, creatinineUmolL });
    expect(at(knee)).toBeCloseTo(atKnee, 9);
    expect(at(knee - 0.001)).toBeGreaterThan(at(knee));
    expect(at(knee + 0.001)).toBeLessThan(at(knee));
    expect(at(knee - 0.001) - at(knee + 0.001)).toBeLessThan(0.001);
  });

  it('takes 85 % of Cockcroft and Gault for women', () => {
    const person = { ageYears: 60, creatinineUmolL: 88.4, weightKg: 80 };
    expect(creatinineClearanceCockcroftGaultMlMin({ ...person, sex: 'F' })).toBeCloseTo(0.85 * 88.8889, 3);
  });

  it('never answers below 0 by CAPA', () => {
    expect(egfrCapaMlMin173({ ageYears: 60, cystatinCMgL: 40 })).toBe(0);
  });

  it('refuses what no laboratory reports', () => {
    const person = { sex: 'M', ageYears: 60, creatinineUmolL: 0, weightKg: 80 } as const;
    expect(() => egfrCkdEpi2021MlMin173(person)).toThrow(/creatinineUmolL must lie above 0/);
    expect(() => egfrMdrdMlMin173({ ...person, ageYears: -1 })).toThrow(RangeError);
    expect(() => egfrCapaMlMin173({ ageYears: 60, cystatinCMgL: 0 })).toThrow(RangeError);
    const old = { ...person, creatinineUmolL: 80, ageYears: 140 };
    expect(() => creatinineClearanceCockcroftGaultMlMin(old)).toThrow(/yearsBefore140/);
  });
});
