import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import type { VisitKind } from '@lutetia/shared/study/visit-definition';

export interface WorklistFilters {
  readonly kind: VisitKind | null;
  /** 0 = outside cycles. */
  readonly cycle: number | null;
  /** Only visits with a form begun. */
  readonly begun: boolean;
}

export const NO_FILTERS: WorklistFilters = { kind: null, cycle: null, begun: false };

/** The list's groups as shown: what is due is what a day was set for, or what is only inside its window. */
export type ShownGroup = 'overdue' | 'booked' | 'open' | 'begun' | 'upcoming';

/** In the order of the page. */
export const GROUPS: readonly ShownGroup[] = ['overdue', 'booked', 'open', 'begun', 'upcoming'];

export interface WorklistSection {
  readonly group: ShownGroup;
  readonly items: readonly WorklistItemView[];
}

/**
 * The list narrowed and cut into groups, each in the order of the list, but what waits for others of its group directly
 * below the last of them; a group's count is the length of its items.
 */
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
  return GROUPS.map((group) => {
    const ofGroup = shown.filter((item) => shownGroup(item) === group);
    return { group, items: belowWhatTheyWaitFor(ofGroup) };
  }).filter((section) => section.items.length > 0);
}

/**
 * The lines in their order, but those that wait for another line directly below the last one they wait for: where that one
 * is of the same day, or would come after them.
 */
function belowWhatTheyWaitFor(items: readonly WorklistItemView[]): readonly WorklistItemView[] {
  const places = new Map(items.map(({ visitId }, place) => [visitId, place]));
  const leaderOf = (item: WorklistItemView, place: number): WorklistItemView | null => {
    const last = Math.max(-1, ...item.waitsFor.map((id) => places.get(id) ?? -1));
    const leader = items[last] ?? null;
    return last > place || leader?.planned === item.planned ? leader : null;
  };
  const leaders = items.map(leaderOf);
  const withFollowers = (item: WorklistItemView): readonly WorklistItemView[] => [
    item,
    ...items.filter((_, place) => leaders[place] === item).flatMap(withFollowers),
  ];
  return items.filter((_, place) => leaders[place] === null).flatMap(withFollowers);
}

function shownGroup({ group, booked, delay }: WorklistItemView): ShownGroup {
  if (group !== 'due') return group;
  return booked !== null || delay !== null ? 'booked' : 'open';
}

/** Whether a line of the visits booked for today was booked for a day before. */
export function isBookedBefore({ group, items }: WorklistSection, today: string): boolean {
  return group === 'booked' && items.some(({ planned }) => planned !== null && planned < today);
}

export function isNarrowed(filters: WorklistFilters): boolean {
  return filters.kind !== null || filters.cycle !== null || filters.begun;
}
