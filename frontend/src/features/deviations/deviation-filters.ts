import type { LoggedDeviationView } from '@lutetia/shared/contract/views/deviations';

export interface DeviationFilters {
  readonly kind: string | null;
  readonly important: boolean;
  /** Also those whose cause was corrected. */
  readonly withdrawn: boolean;
}

export const NO_FILTERS: DeviationFilters = { kind: null, important: false, withdrawn: false };

/** What the filters leave, the latest day first. */
export function narrowed(
  all: readonly LoggedDeviationView[],
  filters: DeviationFilters,
): readonly LoggedDeviationView[] {
  return all
    .filter(
      ({ kind, important, state }) =>
        (filters.kind === null || kind === filters.kind) &&
        (!filters.important || important) &&
        (filters.withdrawn || state === 'open'),
    )
    .sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
}
