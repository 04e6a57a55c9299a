import { activityOf, inGigabecquerels, totalActivity } from './activity.js';
import type { FormValues } from './value.js';

const part = (v: string, unit = 'GBq'): FormValues => ({ EXOCCUR: { v: 'Y' }, EXDOSE: { v, unit } });

describe('totalActivity', () => {
  it('adds the parts to the most digits that were recorded', () => {
    // 3.7 + 3.65 = 7.35; in binary 3.7 + 3.65 is 7.3500000000000005
    expect(totalActivity([part('3.7'), part('3.65')])).toEqual({ value: '7.35', unit: 'GBq' });
    expect(totalActivity([part('7.40')])).toEqual({ value: '7.40', unit: 'GBq' });
  });

  it('adds parts told in different units as GBq', () => {
    // 3000 MBq are 3 GBq; 100 mCi are 3.7 GBq.
    expect(totalActivity([part('4.1'), part('3000', 'MBq')])).toEqual({ value: '7.1', unit: 'GBq' });
    expect(totalActivity([part('100', 'mCi'), part('3.65')])).toEqual({ value: '7.35', unit: 'GBq' });
  });

  it('has no sum where a part is missing', () => {
    expect(totalActivity([part('3.7'), {}])).toBeNull();
    expect(totalActivity([])).toBeNull();
  });
});

describe('activityOf', () => {
  it('knows an activity by its unit, also in mCi', () => {
    expect(activityOf({ VOL: { v: '12', unit: 'mL' }, ...part('200', 'mCi') })).toEqual({
      value: '200',
      unit: 'mCi',
    });
  });
});

describe('inGigabecquerels', () => {
  it.each([
    ['7400', 'MBq', '7.4'],
    // 200 x 0.037
    ['200', 'mCi', '7.4'],
    ['7.40', 'GBq', '7.40'],
  ])('tells %s %s as %s GBq', (value, unit, told) => {
    expect(inGigabecquerels({ value, unit })).toEqual({ value: told, unit: 'GBq' });
  });
});
