/**
 * What a definition may ask for at most. Far beyond any trial, and small enough that reading one is bounded: whoever
 * sends more gets the reason instead of a server that is busy.
 */
export const STUDY_LIMITS = {
  /** Bytes of the file, UTF-8. */
  bytes: 5 * 1024 * 1024,
  /** Objects and lists inside each other. */
  depth: 64,
  /** Visits, each counted once for every cycle it belongs to. */
  visits: 2000,
  /** Visits of one participant: cycles and repetitions counted. */
  plannedVisits: 5000,
  /** Repetitions of one visit. */
  repetitions: 200,
  /** Years from an anchor to the last repetition or cycle counted from it, and of a window. */
  years: 50,
  /** Cycles of one group, and the highest cycle number. */
  cycles: 200,
  /** Forms of all visits together. */
  activities: 10_000,
  /** Conditions of all places together; each at most 2,000 characters, 300 parts and 30 deep. */
  expressions: 1000,
  /** Faults told at once. */
  faults: 200,
  /** Items, and checks, of one form. */
  itemsOfForm: 1000,
} as const;

/** Longest text a definition may hold, in characters; codes are shorter. */
export const TEXT_LIMIT = 2000;
