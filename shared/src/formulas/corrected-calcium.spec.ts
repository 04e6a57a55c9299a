import { correctedCalciumMgDl, correctedCalciumMmolL } from './corrected-calcium.js';

describe('calcium corrected for albumin', () => {
  it('adds 0.02 mmol/L for each g/L below 40, and takes it away above', () => {
    expect(correctedCalciumMmolL({ calciumMmolL: 2.1, albuminGL: 30 })).toBeCloseTo(2.3, 10);
    expect(correctedCalciumMmolL({ calciumMmolL: 2.55, albuminGL: 25 })).toBeCloseTo(2.85, 10);
    expect(correctedCalciumMmolL({ calciumMmolL: 2.3, albuminGL: 40 })).toBe(2.3);
    expect(correctedCalciumMmolL({ calciumMmolL: 2.3, albuminGL: 50 })).toBeCloseTo(2.1, 10);
  });

  it('adds 0.8 mg/dL for each g/dL below 4', () => {
    expect(correctedCalciumMgDl({ calciumMgDl: 8.4, albuminGDl: 3 })).toBeCloseTo(9.2, 10);
    expect(correctedCalciumMgDl({ calciumMgDl: 10.2, albuminGDl: 2.5 })).toBeCloseTo(11.4, 10);
  });

  it('refuses what no laboratory reports', () => {
    expect(() => correctedCalciumMmolL({ calciumMmolL: 2.3, albuminGL: 0 })).toThrow(/albuminGL/);
    expect(() => correctedCalciumMgDl({ calciumMgDl: -1, albuminGDl: 4 })).toThrow(/calciumMgDl/);
  });
});
