import type { LoggedDeviationView } from '@lutetia/shared/contract/views/deviations';
import { isWaiting } from '../../forms/deviations/waiting.js';

export interface DeviationFilters {
  readonly kind: string | null;
  readonly important: boolean;
  /** Only those the investigator has not acknowledged as they stand. */
  readonly waiting: boolean;
  /** Also those whose cause was corrected. */
  readonly withdrawn: boolean;
}

export const NO_FILTERS: DeviationFilters = {
  kind: null,
  important: false,
  waiting: false,
  withdrawn: false,
};

/** What the filters leave, the latest day first. */
export function narrowed(
  all: readonly LoggedDeviationView[],
  filters: DeviationFilters,
): readonly LoggedDeviationView[] {
  return all
    .filter(
      (one) =>
        (filters.kind === null || one.kind === filters.kind) &&
        (!filters.important || one.important) &&
        (!filters.waiting || isWaiting(one)) &&
        (filters.withdrawn || one.state === 'open'),
    )
    .sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
}
