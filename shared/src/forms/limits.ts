/** What one form holds and one save may bring, so that whatever is sent is answered in bounded time. */
export const FORM_LIMITS = {
  /** Rows of one repeating group. */
  rows: 500,
  /** Paths of one save. */
  changes: 2000,
  /** Characters of a text whose item states no other limit, and of a reason. */
  characters: 2000,
  /** The most characters an item may state. */
  longestText: 20_000,
} as const;
