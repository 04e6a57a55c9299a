import { firstPageSuite } from './first-page.js';
import { formEntrySuite } from './form-entry.js';
import { formTypingSuite } from './form-typing.js';
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
  // Both in this process, so before others have filled its heap and taught the compiler their own shapes.
  planningSuite,
  formEntrySuite,
  largeStudySuite,
  matrixSuite,
  formTypingSuite,
];
