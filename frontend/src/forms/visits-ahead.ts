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
  return visitsByDay(items.filter(({ state }) => !CLOSED.has(state)));
}

/**
 * The schedule with the visits added by hand where their day puts them: after the last visit planned by the protocol that
 * lies on their day or before it. All others keep the order of the plan; one without a day stays last.
 */
export function amongVisits<V extends Dated & Pick<ScheduleItemView, 'kind'>>(
  items: readonly V[],
): readonly V[] {
  const added = items.filter(({ kind }) => kind === 'unscheduled');
  const placed = items.filter(({ kind }) => kind !== 'unscheduled');
  for (const visit of visitsByDay(added)) {
    const day = dayOf(visit);
    const before = placed.findLastIndex((other) => isOnOrBefore(dayOf(other), day));
    placed.splice(day === null ? placed.length : before + 1, 0, visit);
  }
  return placed;
}

function visitsByDay<V extends Dated>(items: readonly V[]): readonly V[] {
  return [...items].sort((a, b) => compareDays(dayOf(a), dayOf(b)));
}

function isOnOrBefore(day: string | null, other: string | null): boolean {
  return day !== null && other !== null && day <= other;
}

/** Where a day lies in the schedule: the index of the last visit on it or before it; 0 where it lies before all. */
export function indexOfDay(items: readonly Dated[], day: string): number {
  return Math.max(
    0,
    items.findLastIndex((item) => isOnOrBefore(dayOf(item), day)),
  );
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
