import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { isDueOrLate } from './matrix-model.js';

/** No arm allocated yet, as a choice of the arm filter. */
export const WITHOUT_ARM = '-';

export interface ParticipantFilter {
  readonly arm: string | null;
  readonly dueOrLate: boolean;
}

export const NO_FILTERS: ParticipantFilter = { arm: null, dueOrLate: false };

export function narrowed(
  rows: readonly ParticipantRowView[],
  filters: ParticipantFilter,
): readonly ParticipantRowView[] {
  return rows.filter(
    (row) =>
      (filters.arm === null || (row.arm ?? WITHOUT_ARM) === filters.arm) &&
      (!filters.dueOrLate || isDueOrLate(row)),
  );
}
