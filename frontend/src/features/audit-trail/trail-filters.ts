/** What the trail of a study is narrowed to; null where it is not. */
export interface TrailFilters {
  readonly from: string | null;
  readonly to: string | null;
  /** Id of who made the change. */
  readonly person: string | null;
  readonly role: string | null;
  readonly record: string | null;
  readonly action: string | null;
  /** A participant's number. */
  readonly participant: string | null;
}

export const NO_FILTERS: TrailFilters = {
  from: null,
  to: null,
  person: null,
  role: null,
  record: null,
  action: null,
  participant: null,
};

/** Whether anything narrows the trail. */
export function isNarrowed(filters: TrailFilters, site: string | null): boolean {
  return site !== null || Object.values(filters).some((value) => value !== null);
}
