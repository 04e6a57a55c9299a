/** What is kept of who a participant is. */
export interface Person {
  /** Code of the sex; null while unknown. */
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
}
