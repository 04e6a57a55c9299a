import { activityDeviationPercent, decayedLu177 } from './activity.js';

describe('the activity of 177Lu', () => {
  // By e^(-ln 2 x t / 6.647 d): a day leaves 0.900973, half a life (159.528 h) the half.
  it.each([
    [7.4, 0, 7.4],
    [7.4, 24, 6.667202],
    [7.4, 159.528, 3.7],
    [10, 3.5, 9.849076],
  ])('of %d GBq is after %d hours %d GBq', (activity, hours, expected) => {
    expect(decayedLu177(activity, hours)).toBeCloseTo(expected, 6);
  });

  it('was higher before it was measured', () => {
    expect(decayedLu177(3.7, -159.528)).toBeCloseTo(7.4, 10);
  });

  it('gives what was administered: reading less residual, both at the start of the infusion', () => {
    // Read at 8:00 and 11:30, infused from 10:30.
    expect(decayedLu177(7.6, 2.5) - decayedLu177(0.12, -1)).toBeCloseTo(7.397369, 6);
    // Nothing left, infused as it was read.
    expect(decayedLu177(7.52, 0) - decayedLu177(0, -1)).toBe(7.52);
  });

  it.each([
    [-0.1, 1],
    [NaN, 1],
    [Infinity, 1],
    [7.4, NaN],
  ])('of %d after %d hours is refused', (activity, hours) => {
    expect(() => decayedLu177(activity, hours)).toThrow(RangeError);
  });
});

describe('an activity given', () => {
  it.each([
    [7.1, -4.0541],
    [8.2, 10.8108],
    [0, -100],
  ])('of %d GBq is off 7.4 GBq by %d %%', (given, expected) => {
    expect(activityDeviationPercent(given, 7.4)).toBeCloseTo(expected, 4);
  });

  it('is not compared with no plan, nor when it is none', () => {
    expect(() => activityDeviationPercent(7.4, 0)).toThrow(RangeError);
    expect(() => activityDeviationPercent(-0.1, 7.4)).toThrow(RangeError);
  });
});
