import { countCheck, countJest, countPlaywright, total } from './counting.mjs';

const jestReport = { numPassedTests: 12, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

describe('counting what the runners say', () => {
  it('counts a check as one', () => {
    expect(countCheck(0)).toEqual({ passed: 1, failed: 0 });
    expect(countCheck(2)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a test file that could not be run as a failure', () => {
    expect(countJest({ ...jestReport, numRuntimeErrorTestSuites: 2 }, 1)).toEqual({ passed: 12, failed: 2 });
  });

  it('counts a runner that crashed after its last test as a failure', () => {
    expect(countJest(jestReport, 1)).toEqual({ passed: 12, failed: 1 });
  });

  it('counts a runner that left no report, or ran nothing, as a failure', () => {
    expect(countJest(null, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countJest({ ...jestReport, numPassedTests: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a browser test that passed only when repeated as failed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [] };
    expect(countPlaywright(report, 1)).toEqual({ passed: 5, failed: 2 });
  });

  it('adds up', () => {
    expect(
      total([
        { passed: 3, failed: 1 },
        { passed: 4, failed: 0 },
      ]),
    ).toEqual({ passed: 7, failed: 1 });
  });
});
