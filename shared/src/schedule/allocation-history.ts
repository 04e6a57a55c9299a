/** What today's forms do not tell of a randomisation. */
export interface AllocationHistory {
  /** Arms that the form held while it was complete, in order. */
  readonly arms: readonly string[];
  /** The reference, where it stood for another participant of the study when it was recorded; else null. */
  readonly reference: string | null;
}
