import { preferredActivity } from './activity-unit.js';
import { compiledSeed } from '../schedule/spec-support/scenario-suite.js';

describe('preferredActivity', () => {
  // 1 mCi is 37 MBq exactly: 7.4 GBq are 200 mCi, 1 GBq is 1000 / 37 = 27.027027... mCi.
  it.each([
    [7.4, 200],
    [3.7, 100],
    [1, 27.027027],
  ])('%s GBq are %s mCi at MSK', (given, value) => {
    expect(preferredActivity(compiledSeed('msk-ia'), given)).toEqual({ value, unit: 'mCi' });
  });

  it('is none where the study counts in GBq', () => {
    expect(preferredActivity(compiledSeed('reluth'), 7.4)).toBeNull();
  });
});
