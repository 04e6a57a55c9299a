import type { KnownAnswers } from '../answers.js';
import { life, type Life } from '../life.js';

const OBSERVED: KnownAnswers = { CMPTRT: { v: 'OBSERVATION' } };

/** Four courses at two hospitals. */
export const LUMEN_1: readonly Life[] = [
  life('DE-01', 57, 'F1963', {
    arm: 'RLT',
    dosimetry: true,
    logs: [{ visit: 'W2', cycle: 1, entries: ['nausea'] }],
  }),
  life('DE-01', 120, 'F1958', { arm: 'SOC', told: { 'comparator-treatment': OBSERVED } }),
  life('NL-01', 205, 'M1966', {
    arm: 'RLT',
    events: [{ kind: 'progression', visit: 'MRI', imaging: 2 }],
  }),
  life('NL-01', 5, 'F1972', { arm: 'RLT' }),
];
