/**
 * What an invented course through a trial says, in days before today.
 *
 * Only what happens is said; the loader lives it through the same services as real use, so every date, deviation and
 * trail entry is the product's own.
 */
import type { KnownAnswers } from './answers.js';
import type { LogEntry } from './known-logs.js';

/** Where a course leaves the straight path. */
export type LifeEvent =
  /** The dose of this cycle, given at this visit, is moved by so many days, decided when the cycle is next. */
  | {
      readonly kind: 'delay';
      readonly visit: string;
      readonly cycle: number;
      readonly days: number;
      readonly reason: string;
    }
  /** A visit did not take place. */
  | { readonly kind: 'missed'; readonly visit: string; readonly cycle: number; readonly reason: string }
  /** A visit took place so many days after its planned day. */
  | { readonly kind: 'late'; readonly visit: string; readonly cycle: number; readonly days: number }
  /** The visit is recorded but its forms are only begun. */
  | { readonly kind: 'begun'; readonly visit: string; readonly cycle: number }
  /** Nobody has recorded this visit, while later ones are. */
  | { readonly kind: 'left'; readonly visit: string; readonly cycle: number }
  | { readonly kind: 'withdrawal'; readonly daysAgo: number; readonly reason: string }
  | { readonly kind: 'death'; readonly daysAgo: number }
  /** Comes the day after this visit of this cycle. */
  | {
      readonly kind: 'end-of-treatment';
      readonly visit: string;
      readonly cycle: number;
      readonly reason: string;
    }
  /** Progression is seen from this repetition of the imaging visit on. */
  | { readonly kind: 'progression'; readonly visit: string; readonly imaging: number }
  /** A day is booked for the next open visit. */
  | { readonly kind: 'booked'; readonly inDays: number };

/** What is written into the participant's logs when a visit takes place. */
export interface Logged {
  readonly visit: string;
  readonly cycle: number;
  readonly entries: readonly LogEntry[];
}

export interface Life {
  readonly site: string;
  readonly screeningDaysAgo: number;
  readonly sex: 'F' | 'M';
  readonly yearOfBirth: number;
  /** What the assessment between two parts of the treatment says; null = goes on to randomisation when it gets there. */
  readonly gate: 'progression' | null;
  /** Code of the arm, where the course is randomised. */
  readonly arm: string;
  readonly dosimetry: boolean;
  /** Visits planned within the last so many days are left unrecorded. */
  readonly behindDays: number;
  readonly events: readonly LifeEvent[];
  readonly logs?: readonly Logged[];
  /**
   * Answers of this course by form, or by form and visit, `haematology W4`; a list has those of each cycle in turn, the
   * last one also for all after it.
   */
  readonly told?: Readonly<Record<string, KnownAnswers | readonly KnownAnswers[]>>;
}

/** A course on the straight path, but for what is said of it. */
export const life = (
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
