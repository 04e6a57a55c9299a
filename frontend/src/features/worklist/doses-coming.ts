import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';

type DoseLine = Pick<WorklistItemView, 'kind' | 'cycle' | 'isDose'>;

/** A dose visit: the treatment visit of a cycle that moves the others. */
export function isDose(item: DoseLine): boolean {
  return item.kind === 'treatment' && item.cycle > 0 && item.isDose === true;
}

export function plannedDay({ planned, target }: Pick<WorklistItemView, 'planned' | 'target'>): string | null {
  return planned ?? target;
}

type DoseAhead = Pick<AdministrationAheadView, 'participantId' | 'cycle' | 'day'>;

/**
 * The next few doses, each told once: before the arm is known the same one is planned in every arm.
 *
 * @param ahead - the nearest first
 */
export function dosesComing<T extends DoseAhead>(ahead: readonly T[], most: number): readonly T[] {
  const keyOf = ({ participantId, cycle, day }: DoseAhead): string => `${participantId}/${cycle}/${day}`;
  return [...new Map(ahead.toReversed().map((dose) => [keyOf(dose), dose])).values()]
    .toReversed()
    .slice(0, most);
}
