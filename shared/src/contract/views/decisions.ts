/** What the API answers about decisions on cycles whose act is still to be recorded. */
import type { FormValues } from '../../forms/value.js';

/** A decision with what it leads to, for the pages of its participant. */
export interface DecisionToActView {
  /** The form that holds it. */
  readonly formId: string;
  readonly cycle: number;
  readonly act: 'delay' | 'skip' | 'milestone';
  /** Code of the milestone to record; null for a delay or a skip. */
  readonly milestone: string | null;
  /** The dose visit decided on, which is to be delayed, skipped or not given; null where the plan has none. */
  readonly visitId: string | null;
  /** Dose visits of later cycles that the end of treatment decided on leaves out too. */
  readonly laterVisitIds: readonly string[];
  /** The answer in words: `End treatment`. */
  readonly answer: string;
  /** The day of the decision, else its visit's; null where neither is known. */
  readonly on: string | null;
  /** Its reason and details in words, proposed for the act; empty where none was given. */
  readonly reason: string;
  /** Values proposed for the milestone's form, by item; none for a delay or a skip. */
  readonly values: FormValues;
}

/** Decisions that wait for their act, by participant. */
export interface DecisionsWaitingView {
  /** Of all participants in sight, also those beyond the list. */
  readonly count: number;
  /** By number and cycle, at most 100. */
  readonly items: readonly {
    readonly participantId: string;
    readonly number: string;
    readonly formId: string;
    readonly cycle: number;
    /** The answer in words: `End treatment`. */
    readonly answer: string;
  }[];
}
