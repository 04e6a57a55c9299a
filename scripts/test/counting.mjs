/**
 * How a runner's tests ended. What was left out on purpose counts as neither.
 * @typedef {{ passed: number, failed: number }} Count
 */

/**
 * A check that says only yes or no.
 * @param {number} exitCode
 * @returns {Count}
 */
export function countCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number } | null} report
 *   what `jest --json` wrote; null when it wrote nothing
 * @param {number} exitCode
 * @returns {Count} a file that could not be run, and a runner that crashed, count as one failure each
 */
export function countJest(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1 };
  const passed = report.numPassedTests;
  return withCrash({ passed, failed: report.numFailedTests + report.numRuntimeErrorTestSuites }, exitCode);
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] } | null} report what
 *   Playwright's json reporter wrote; null when it wrote nothing
 * @param {number} exitCode
 * @returns {Count} a test that passed only when repeated counts as failed
 */
export function countPlaywright(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return withCrash({ passed: expected, failed: unexpected + flaky + report.errors.length }, exitCode);
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function total(counts) {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/**
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
function withCrash({ passed, failed }, exitCode) {
  const ranNothing = passed === 0 && failed === 0;
  return { passed, failed: failed === 0 && (exitCode !== 0 || ranNothing) ? 1 : failed };
}
