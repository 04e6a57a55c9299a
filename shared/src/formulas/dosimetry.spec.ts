import {
  absorbedDoseWithNextGy,
  biologicallyEffectiveDoseGy,
  effectiveHalfLifeLu177Hours,
  furtherCyclesWithin,
  halfLifeBetweenHours,
  timeIntegratedActivity,
} from './dosimetry.js';

describe('the absorbed dose of the kidneys', () => {
  // Each cycle of 7.5 GBq; 30 Gy at most, the next cycle as the last one.
  it.each([
    [[0.5], [3.75], 3.75, 7],
    [[0.8, 0.82, 0.85, 0.9], [6, 12.15, 18.525, 25.275], 6.75, 0],
    [Array<number>(6).fill(0.571428571), [4.2857, 8.5714, 12.8571, 17.1429, 21.4286, 25.7143], 4.2857, 1],
  ])('after cycles of %j Gy/GBq is %j Gy, with %d Gy to come', (perGBq, cumulative, next, further) => {
    const sums: number[] = [];
    for (const gyPerGBq of perGBq)
      sums.push(absorbedDoseWithNextGy({ cumulativeGy: sums.at(-1) ?? 0, nextGBq: 7.5, gyPerGBq }));
    sums.forEach((sum, index) => expect(sum).toBeCloseTo(cumulative[index] ?? NaN, 4));
    const toCome = { cumulativeGy: sums.at(-1) ?? 0, nextGBq: 7.5, gyPerGBq: perGBq.at(-1) ?? 0 };
    expect(absorbedDoseWithNextGy({ ...toCome, cumulativeGy: 0 })).toBeCloseTo(next, 4);
    expect(furtherCyclesWithin(30, toCome)).toBe(further);
  });

  it('holds no cycle once it is past the limit', () => {
    expect(furtherCyclesWithin(30, { cumulativeGy: 31, nextGBq: 7.5, gyPerGBq: 0.5 })).toBe(0);
  });

  it.each([
    [-1, 7.5, 0.5],
    [0, 0, 0.5],
    [0, 7.5, 0],
    [0, 7.5, NaN],
  ])('of %d Gy and %d GBq at %d Gy/GBq is refused', (cumulativeGy, nextGBq, gyPerGBq) => {
    expect(() => absorbedDoseWithNextGy({ cumulativeGy, nextGBq, gyPerGBq })).toThrow(RangeError);
  });
});

describe('the biologically effective dose', () => {
  // 4 + 16 / 2.6 x 2.8 / 52.8 and 2.5 + 6.25 / 2.6 x 2.8 / 47.8.
  it.each([
    [4, 50, 4.3263],
    [2.5, 45, 2.6408],
  ])('of %d Gy at an effective half-life of %d h is %d Gy', (doseGy, effectiveHalfLifeHours, expected) => {
    const kidneys = { alphaBetaGy: 2.6, repairHalfTimeHours: 2.8 };
    expect(biologicallyEffectiveDoseGy({ doseGy, effectiveHalfLifeHours, ...kidneys })).toBeCloseTo(
      expected,
      4,
    );
    expect(() => biologicallyEffectiveDoseGy({ doseGy: 0, effectiveHalfLifeHours, ...kidneys })).toThrow();
  });
});

describe('half-lives', () => {
  it('of decay and of clearance in 80 h make 53.3 h together', () => {
    expect(effectiveHalfLifeLu177Hours(80)).toBeCloseTo(53.2808, 4);
    expect(() => effectiveHalfLifeLu177Hours(0)).toThrow(RangeError);
  });

  // Half of it gone in 72 h.
  it('and the integral come from two measurements', () => {
    const readings = [
      { activity: 120, hours: 24 },
      { activity: 60, hours: 96 },
    ] as const;
    expect(halfLifeBetweenHours(...readings)).toBeCloseTo(72, 10);
    expect(timeIntegratedActivity(...readings)).toBeCloseTo(15704.7712, 4);
  });

  it('come from a first measurement at once as well', () => {
    const half = timeIntegratedActivity({ activity: 100, hours: 0 }, { activity: 50, hours: 24 });
    // 100 x 24 h / ln 2 = 2400 / 0.693147 = 3462.468
    expect(half).toBeCloseTo(3462.468, 2);
  });

  it.each([
    [60, 24, 60, 96],
    [60, 24, 120, 96],
    [120, 96, 60, 24],
    [120, 24, 0, 96],
    [120, -1, 60, 96],
  ])('do not come from %d at %d h and %d at %d h', (a1, h1, a2, h2) => {
    const readings = [
      { activity: a1, hours: h1 },
      { activity: a2, hours: h2 },
    ] as const;
    expect(() => timeIntegratedActivity(...readings)).toThrow(RangeError);
  });
});
