import { bodyMassIndexKgM2, bodySurfaceAreaDuBoisM2, bodySurfaceAreaMostellerM2 } from './body-size.js';

describe('body size', () => {
  const tall = { weightKg: 80, heightCm: 180 };
  const small = { weightKg: 55, heightCm: 160 };

  it('gives the surface after Mosteller: the root of 14,400 over 3,600 is 2', () => {
    expect(bodySurfaceAreaMostellerM2(tall)).toBe(2);
    expect(bodySurfaceAreaMostellerM2(small)).toBeCloseTo(1.5635, 4);
  });

  it('gives the surface after Du Bois', () => {
    expect(bodySurfaceAreaDuBoisM2(tall)).toBeCloseTo(1.9964, 4);
    expect(bodySurfaceAreaDuBoisM2(small)).toBeCloseTo(1.5632, 4);
  });

  it('gives the body mass index: 80 over 3.24', () => {
    expect(bodyMassIndexKgM2(tall)).toBeCloseTo(24.6914, 4);
  });

  it.each([0, -1, NaN, Infinity])('refuses a weight of %p', (weightKg) => {
    expect(() => bodySurfaceAreaMostellerM2({ weightKg, heightCm: 180 })).toThrow(
      /weightKg must lie above 0/,
    );
    expect(() => bodySurfaceAreaDuBoisM2({ weightKg, heightCm: 180 })).toThrow(RangeError);
    expect(() => bodyMassIndexKgM2({ weightKg: 80, heightCm: weightKg })).toThrow(/heightCm/);
  });
});
