import type { BenchSuite } from './suite.js';

/** Every suite that `npm run bench` runs, in this order. */
export const suites: readonly BenchSuite[] = [];
