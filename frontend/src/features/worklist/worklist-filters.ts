import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import type { WorklistGroup } from '@lutetia/shared/schedule/state';
import type { VisitKind } from '@lutetia/shared/study/visit-definition';

export interface WorklistFilters {
  readonly kind: VisitKind | null;
  /** 0 = outside cycles. */
  readonly cycle: number | null;
  /** Only visits with a form begun. */
  readonly begun: boolean;
}

export const NO_FILTERS: WorklistFilters = { kind: null, cycle: null, begun: false };

/** In the order of the page. */
export const GROUPS: readonly WorklistGroup[] = ['overdue', 'due', 'begun', 'upcoming'];

export interface WorklistSection {
  readonly group: WorklistGroup;
  readonly items: readonly WorklistItemView[];
}

/** The list narrowed and cut into groups; a group's count is the length of its items. */
export function worklistSections(
  items: readonly WorklistItemView[],
  filters: WorklistFilters,
): readonly WorklistSection[] {
  const shown = items.filter(
    (item) =>
      (filters.kind === null || item.kind === filters.kind) &&
      (filters.cycle === null || item.cycle === filters.cycle) &&
      (!filters.begun || item.begun),
  );
  return GROUPS.map((group) => ({ group, items: shown.filter((item) => item.group === group) })).filter(
    (section) => section.items.length > 0,
  );
}

export function isNarrowed(filters: WorklistFilters): boolean {
  return filters.kind !== null || filters.cycle !== null || filters.begun;
}
