import type { KnownAnswers } from '../answers.js';
import { life, type Life } from '../life.js';

const platelets = 'Platelets had not recovered; counts are repeated weekly.';
/** Counts that fall after a dose; 75 to 50 x 10^9/L of platelets is grade 2 of CTCAE 5.0. */
const FALLING: KnownAnswers = { PLAT: { v: '112', unit: '10*9/L' }, NEUT: { v: '2.1', unit: '10*9/L' } };
const LOW: KnownAnswers = {
  PLAT: { v: '71', unit: '10*9/L' },
  NEUT: { v: '1.5', unit: '10*9/L' },
  HGB: { v: '10.6', unit: 'g/dL' },
  HCT: { v: '33', unit: '%' },
};
const travel = 'The participant was travelling.';

/** Thirty courses at six hospitals. */
export const RELUTH: readonly Life[] = [
  life('FR-12', 640, 'F1958', {
    events: [{ kind: 'missed', visit: 'W4', cycle: 2, reason: travel }],
    logs: [
      { visit: 'SCR', cycle: 0, entries: ['octreotide'] },
      { visit: 'W2', cycle: 1, entries: ['nausea', 'ondansetron'] },
    ],
  }),
  life('FR-12', 560, 'M1951', { arm: 'CTL' }),
  life('FR-12', 420, 'F1963', {
    dosimetry: true,
    events: [{ kind: 'delay', visit: 'D1', cycle: 2, days: 14, reason: platelets }],
    told: { 'haematology W4': [FALLING, {}], 'haematology W6': [LOW, {}] },
    logs: [
      { visit: 'W2', cycle: 1, entries: ['nausea'] },
      { visit: 'W6', cycle: 1, entries: ['platelets'] },
    ],
  }),
  life('FR-12', 330, 'M1949', { arm: 'CTL', behindDays: 9 }),
  life('FR-12', 262, 'F1970', {
    behindDays: 15,
    events: [{ kind: 'late', visit: 'W6', cycle: 1, days: 6 }],
    logs: [{ visit: 'W4', cycle: 1, entries: ['fatigue'] }],
  }),
  life('FR-12', 238, 'M1955', { gate: 'progression' }),
  life('FR-12', 205, 'F1961', {
    behindDays: 17,
    events: [{ kind: 'delay', visit: 'D1', cycle: 3, days: 21, reason: platelets }],
    told: { 'haematology W4': [{}, FALLING, {}], 'haematology W6': [{}, LOW, {}] },
    logs: [
      { visit: 'SCR', cycle: 0, entries: ['octreotide'] },
      { visit: 'W6', cycle: 2, entries: ['platelets'] },
    ],
  }),
  life('FR-12', 142, 'M1966', { behindDays: 4 }),
  life('FR-12', 96, 'F1957', {
    dosimetry: true,
    behindDays: 2,
    events: [{ kind: 'begun', visit: 'PRE', cycle: 2 }],
    logs: [{ visit: 'W2', cycle: 1, entries: ['nausea', 'ondansetron'] }],
  }),
  life('FR-12', 58, 'M1972', { events: [{ kind: 'begun', visit: 'W4', cycle: 1 }] }),
  life('FR-12', 26, 'F1968', { events: [{ kind: 'booked', inDays: 3 }] }),
  life('FR-12', 4, 'M1959', {}),
  life('FR-10', 700, 'F1954', { arm: 'CTL' }),
  life('FR-10', 520, 'M1962', { events: [{ kind: 'progression', visit: 'IM', imaging: 2 }] }),
  life('FR-10', 250, 'F1948', { behindDays: 12 }),
  life('FR-10', 132, 'M1967', { logs: [{ visit: 'W2', cycle: 1, entries: ['nausea'] }] }),
  life('FR-10', 71, 'F1965', { events: [{ kind: 'missed', visit: 'W2', cycle: 1, reason: travel }] }),
  life('FR-10', 12, 'M1974', {}),
  life('FR-03', 610, 'M1956', { gate: 'progression', events: [{ kind: 'death', daysAgo: 120 }] }),
  life('FR-03', 300, 'F1960', {
    arm: 'CTL',
    events: [{ kind: 'withdrawal', daysAgo: 40, reason: 'The participant wishes no further visits.' }],
  }),
  life('FR-03', 160, 'M1953', {}),
  life('FR-03', 44, 'F1971', {}),
  life('FR-15', 460, 'F1964', {
    events: [{ kind: 'end-of-treatment', visit: 'W6', cycle: 3, reason: 'ADVERSE EVENT' }],
  }),
  life('FR-15', 222, 'M1950', { arm: 'CTL', dosimetry: true }),
  life('FR-15', 84, 'F1969', { behindDays: 6 }),
  life('FR-22', 380, 'M1958', { dosimetry: true }),
  life('FR-22', 190, 'F1952', { gate: 'progression' }),
  life('FR-22', 19, 'M1963', {}),
  life('FR-24', 275, 'F1959', { arm: 'CTL' }),
  life('FR-24', 110, 'M1965', {
    events: [
      { kind: 'withdrawal', daysAgo: 15, reason: 'The participant prefers treatment closer to home.' },
    ],
  }),
];
