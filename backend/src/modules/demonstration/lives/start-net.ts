import type { KnownAnswers } from '../answers.js';
import { life, type Life } from '../life.js';

const NEGATIVE: KnownAnswers = { FDGRES: { v: 'NEGATIVE' } };
const POSITIVE: KnownAnswers = { FDGRES: { v: 'POSITIVE' } };
const UNREAD: KnownAnswers = { FDGRES: { absent: 'unknown', reason: 'The images have not been read yet.' } };
/** Grade 2 by its Ki-67. */
const GRADE_2: KnownAnswers = { TGRADE: { v: 'G2' }, KI67: { v: '14', unit: '%' } };
const PLANNED_GBQ = 7.5;

/** The kidney dose of each cycle in turn, measured on three scans. */
const kidneys = (...grays: readonly number[]): readonly KnownAnswers[] =>
  grays.map((gray) => ({
    DOSTIMES: { v: ['24', '96', '168'] },
    KIDGY: { v: gray.toFixed(1), unit: 'Gy' },
    KIDGYGBQ: { v: (gray / PLANNED_GBQ).toFixed(2), unit: 'Gy/GBq' },
  }));

/** Five courses at two hospitals. */
export const START_NET: readonly Life[] = [
  // Five doses come to 29.0 Gy; a sixth would add about 6.0 Gy and pass the 30 Gy the kidneys may get.
  life('SE-01', 348, 'M1957', {
    arm: 'PERS',
    told: { 'fdg-pet': NEGATIVE, dosimetry: kidneys(5.6, 5.7, 5.9, 5.8, 6) },
    logs: [
      { visit: 'SCR', cycle: 0, entries: ['octreotide'] },
      { visit: 'W4', cycle: 1, entries: ['fatigue'] },
    ],
  }),
  life('SE-01', 182, 'F1964', {
    arm: 'PERS',
    told: { 'fdg-pet': POSITIVE, 'net-history': GRADE_2, dosimetry: kidneys(4.1, 4.3, 4.2) },
  }),
  // One scan short, so nobody has said what the kidneys got: the third cycle waits for it.
  life('SE-01', 161, 'F1969', {
    arm: 'PERS',
    told: { 'fdg-pet': NEGATIVE, dosimetry: kidneys(4.8) },
    events: [
      { kind: 'missed', visit: 'S96', cycle: 2, reason: 'The camera was out of order.' },
      { kind: 'left', visit: 'DOS', cycle: 2 },
    ],
  }),
  life('SE-02', 130, 'M1962', { arm: 'STD', told: { 'fdg-pet': NEGATIVE } }),
  life('SE-02', 12, 'F1971', { arm: 'PERS', told: { 'fdg-pet': UNREAD } }),
];
