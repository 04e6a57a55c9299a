import { firstPageSuite } from './first-page.js';
import { largeStudySuite } from './large-study.js';
import { matrixSuite } from './matrix.js';
import { planningSuite } from './planning.js';
import { saveSuite } from './save.js';
import { storageSuite } from './storage.js';
import type { BenchSuite } from './suite.js';

/** Every suite that `npm run bench` runs, in this order. */
export const suites: readonly BenchSuite[] = [
  saveSuite,
  storageSuite,
  firstPageSuite,
  // In this process, so before others have filled its heap and taught the compiler their own shapes.
  planningSuite,
  largeStudySuite,
  matrixSuite,
];
