import type { CalendarDay } from '../calendar/types.js';

/** What today's forms do not tell of a randomisation. */
export interface AllocationHistory {
  /** Arms that the form held while it was complete, in order. */
  readonly arms: readonly string[];
  /** The reference, where it stood for another participant of the study when it was recorded; else null. */
  readonly reference: string | null;
  /** What decided the group before it was corrected, in the order of the corrections. */
  readonly decided: readonly DecidedBefore[];
}

/** What a completed form held of a fact that decides the group, until it was corrected. */
export interface DecidedBefore {
  /** Code of the fact. */
  readonly fact: string;
  /** As written. */
  readonly value: string;
  /** The day of the correction at the site: up to it the participant was treated by this value. */
  readonly until: CalendarDay;
}
