import type { KnownAnswers } from '../answers.js';
import { life, type Life } from '../life.js';

const ARTERY: KnownAnswers = { EXROUTE: { v: 'INTRA-ARTERIAL' } };
const VEIN: KnownAnswers = { EXROUTE: { v: 'INTRAVENOUS' } };
/** Two doses into the artery of the liver, all others into a vein. */
const told: Life['told'] = { 'administration-hepatic': [ARTERY, ARTERY, VEIN] };

/** Three courses at the one hospital. */
export const MSK_IA: readonly Life[] = [
  life('US-01', 126, 'F1962', {
    told,
    logs: [{ visit: 'W2', cycle: 1, entries: ['nausea', 'ondansetron'] }],
  }),
  life('US-01', 149, 'M1956', {
    told,
    events: [
      {
        kind: 'delay',
        visit: 'D1',
        cycle: 3,
        days: 21,
        reason: 'Bilirubin had risen; the liver is imaged before the third dose.',
      },
    ],
  }),
  life('US-01', 420, 'M1960', {
    told,
    events: [{ kind: 'end-of-treatment', visit: 'IMG', cycle: 4, reason: 'COMPLETED' }],
  }),
];
