import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';

type DoseLine = Pick<WorklistItemView, 'kind' | 'cycle' | 'isDose' | 'occurred' | 'planned' | 'target'>;

/** A dose visit: the treatment visit of a cycle that moves the others. */
export function isDose(item: DoseLine): boolean {
  return item.kind === 'treatment' && item.cycle > 0 && item.isDose === true;
}

export function plannedDay({ planned, target }: Pick<DoseLine, 'planned' | 'target'>): string | null {
  return planned ?? target;
}

/** Doses still to be given, the nearest first; of one that was given only forms are left. */
export function dosesComing<T extends DoseLine>(items: readonly T[]): readonly T[] {
  return items
    .filter((item) => isDose(item) && item.occurred === null)
    .sort((a, b) => (plannedDay(a) ?? '').localeCompare(plannedDay(b) ?? ''));
}
