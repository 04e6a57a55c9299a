/**
 * Thirty invented courses through the trial, told in days before today.
 *
 * They say only what happens; the loader lives them through the same services as real use, so every
 * date, deviation and trail entry is the product's own.
 */

/** Where a course leaves the straight path. */
export type LifeEvent =
  /** The dose of this cycle is moved by so many days, decided a week before it was due. */
  | { readonly kind: 'delay'; readonly cycle: number; readonly days: number; readonly reason: string }
  /** A visit did not take place. */
  | { readonly kind: 'missed'; readonly visit: string; readonly cycle: number; readonly reason: string }
  /** A visit took place so many days after its planned day. */
  | { readonly kind: 'late'; readonly visit: string; readonly cycle: number; readonly days: number }
  /** The visit is recorded but its forms are only begun. */
  | { readonly kind: 'begun'; readonly visit: string; readonly cycle: number }
  | { readonly kind: 'withdrawal'; readonly daysAgo: number; readonly reason: string }
  | { readonly kind: 'death'; readonly daysAgo: number }
  | { readonly kind: 'end-of-treatment'; readonly afterCycle: number; readonly reason: string }
  /** Progression is seen at this imaging visit after randomisation. */
  | { readonly kind: 'progression'; readonly imaging: number }
  /** A day is booked for the next open visit. */
  | { readonly kind: 'booked'; readonly inDays: number };

export interface Life {
  readonly site: string;
  readonly screeningDaysAgo: number;
  readonly sex: 'F' | 'M';
  readonly yearOfBirth: number;
  /** What the gate after cycle 2 says; null = goes on to randomisation when it gets there. */
  readonly gate: 'progression' | null;
  readonly arm: 'EXP' | 'CTL';
  readonly dosimetry: boolean;
  /** Visits planned within the last so many days are left unrecorded. */
  readonly behindDays: number;
  readonly events: readonly LifeEvent[];
}

const life = (
  site: string,
  screeningDaysAgo: number,
  person: `${'F' | 'M'}${number}`,
  course: Partial<Omit<Life, 'site' | 'screeningDaysAgo' | 'sex' | 'yearOfBirth'>> = {},
): Life => ({
  site,
  screeningDaysAgo,
  sex: person.startsWith('F') ? 'F' : 'M',
  yearOfBirth: Number(person.slice(1)),
  gate: null,
  arm: 'EXP',
  dosimetry: false,
  behindDays: 0,
  events: [],
  ...course,
});

const platelets = 'Platelets had not recovered; counts are repeated weekly.';
const travel = 'The participant was travelling.';

/** Six hospitals; the first is the one the demonstration nurse and investigator work at. */
export const DEMONSTRATION_SITES = ['FR-12', 'FR-10', 'FR-03', 'FR-15', 'FR-22', 'FR-24'] as const;

export const LIVES: readonly Life[] = [
  life('FR-12', 640, 'F1958', { events: [{ kind: 'missed', visit: 'W4', cycle: 2, reason: travel }] }),
  life('FR-12', 560, 'M1951', { arm: 'CTL' }),
  life('FR-12', 420, 'F1963', {
    dosimetry: true,
    events: [{ kind: 'delay', cycle: 2, days: 14, reason: platelets }],
  }),
  life('FR-12', 330, 'M1949', { arm: 'CTL', behindDays: 9 }),
  life('FR-12', 262, 'F1970', {
    behindDays: 15,
    events: [{ kind: 'late', visit: 'W6', cycle: 1, days: 6 }],
  }),
  life('FR-12', 238, 'M1955', { gate: 'progression' }),
  life('FR-12', 205, 'F1961', {
    behindDays: 17,
    events: [{ kind: 'delay', cycle: 3, days: 21, reason: platelets }],
  }),
  life('FR-12', 142, 'M1966', { behindDays: 4 }),
  life('FR-12', 96, 'F1957', {
    dosimetry: true,
    behindDays: 2,
    events: [{ kind: 'begun', visit: 'PRE', cycle: 2 }],
  }),
  life('FR-12', 58, 'M1972', { events: [{ kind: 'begun', visit: 'W4', cycle: 1 }] }),
  life('FR-12', 26, 'F1968', { events: [{ kind: 'booked', inDays: 3 }] }),
  life('FR-12', 4, 'M1959', {}),
  life('FR-10', 700, 'F1954', { arm: 'CTL' }),
  life('FR-10', 520, 'M1962', { events: [{ kind: 'progression', imaging: 2 }] }),
  life('FR-10', 250, 'F1948', { behindDays: 12 }),
  life('FR-10', 132, 'M1967', {}),
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
    events: [{ kind: 'end-of-treatment', afterCycle: 3, reason: 'ADVERSE EVENT' }],
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
