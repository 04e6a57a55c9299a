import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';

const CLOSED: ReadonlySet<ScheduleItemView['state']> = new Set([
  'complete',
  'missed',
  'skipped',
  'not-applicable',
]);

type Dated = Pick<ScheduleItemView, 'state' | 'planned' | 'target' | 'occurred'>;

/** The visits that still wait for something, by day; those of one day and those without one in the order of the plan. */
export function visitsAhead<V extends Dated>(items: readonly V[]): readonly V[] {
  return items.filter(({ state }) => !CLOSED.has(state)).sort((a, b) => compareDays(dayOf(a), dayOf(b)));
}

function dayOf({ occurred, planned, target }: Dated): string | null {
  return occurred ?? planned ?? target;
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
