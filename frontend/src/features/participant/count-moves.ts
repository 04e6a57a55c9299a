import type { ScheduleMove } from '@lutetia/shared/schedule/types';

/** What may happen to a visit, in the order it is told. */
const EFFECTS = [
  { what: 'visitsAdded', effects: ['added'] },
  { what: 'visitsMove', effects: ['moves'] },
  { what: 'visitsExpire', effects: ['expires'] },
  { what: 'fallsAway', effects: ['not-applicable', 'dropped'] },
  { what: 'staysPlanned', effects: ['stays'] },
] as const satisfies readonly {
  readonly what: string;
  readonly effects: readonly ScheduleMove['effect'][];
}[];

interface MoveCount {
  readonly what: (typeof EFFECTS)[number]['what'];
  readonly count: number;
}

/** How many visits each effect has; what happens to none is left out. */
export function countMoves(moves: readonly Pick<ScheduleMove, 'effect'>[]): readonly MoveCount[] {
  return EFFECTS.map(({ what, effects }) => ({
    what,
    count: moves.filter(({ effect }) => effects.some((one) => one === effect)).length,
  })).filter(({ count }) => count > 0);
}

/** Whether anything changes at all. */
export function hasChanges(counts: readonly MoveCount[]): boolean {
  return counts.some(({ what }) => what !== 'staysPlanned');
}
