import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import { sameJson } from '@lutetia/shared/forms/diff';

/** What saving or completing a form would bring about. */
export type Foreseen = Pick<FormSavedView, 'moves' | 'deviations'>;

/**
 * Whether there is something to confirm: another visit moves, appears, expires or is dropped, or a deviation would be
 * recorded. That a visit takes place on the day just entered for it needs no second word.
 */
export function needsConfirming({ moves, deviations }: Foreseen, visit: FormView['visit']): boolean {
  const isOwn = (move: Foreseen['moves'][number]): boolean =>
    move.effect === 'moves' &&
    move.forms === null &&
    visit !== null &&
    move.code === visit.code &&
    move.cycle === visit.cycle &&
    move.repetition === visit.repetition;
  return deviations.length > 0 || moves.some((move) => move.effect !== 'stays' && !isOwn(move));
}

/** Whether two previews foresee the very same: what was read of the one was read of the other. */
export function sameConsequences(one: Foreseen, other: Foreseen): boolean {
  return sameJson([one.moves, one.deviations], [other.moves, other.deviations]);
}

/** Whether any visit moves, appears, expires or is dropped. */
export function hasMoves({ moves }: Pick<Foreseen, 'moves'>): boolean {
  return moves.some(({ effect }) => effect !== 'stays');
}
