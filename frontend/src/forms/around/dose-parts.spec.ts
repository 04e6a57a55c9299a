import type { AdministrationView } from '@lutetia/shared/contract/views/administrations';
import { totalActivity } from './dose-parts.js';

const part = (v: string, unit = 'GBq'): Pick<AdministrationView, 'values'> => ({
  values: { EXOCCUR: { v: 'Y' }, EXDOSE: { v, unit } },
});

describe('totalActivity', () => {
  it('adds the parts to the most digits that were recorded', () => {
    // 3.7 + 3.65 = 7.35; in binary 3.7 + 3.65 is 7.3500000000000005
    expect(totalActivity([part('3.7'), part('3.65')])).toEqual({ value: '7.35', unit: 'GBq' });
    expect(totalActivity([part('7.40')])).toEqual({ value: '7.40', unit: 'GBq' });
  });

  it('has no sum where a part is missing, or told in another unit', () => {
    expect(totalActivity([part('3.7'), { values: {} }])).toBeNull();
    expect(totalActivity([part('3.7'), part('3700', 'MBq')])).toBeNull();
    expect(totalActivity([])).toBeNull();
  });
});
