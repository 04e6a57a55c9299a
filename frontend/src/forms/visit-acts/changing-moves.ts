import type { ScheduleMove } from '@lutetia/shared/schedule/types';

/** What an act changes, apart from what only stays where it is. */
export function changingMoves<M extends Pick<ScheduleMove, 'effect'>>(
  moves: readonly M[],
): { readonly changing: readonly M[]; readonly staying: number } {
  const changing = moves.filter(({ effect }) => effect !== 'stays');
  return { changing, staying: moves.length - changing.length };
}

/**
 * What a visit is that comes to lie on a day that is here or gone by: work from the moment of the act, or on a day that is
 * only provisional, by which nothing is due; late already where its window has closed; null for all others.
 */
export function atOnce(
  { effect, to, closes, isProvisional }: Pick<ScheduleMove, 'effect' | 'to' | 'closes' | 'isProvisional'>,
  today: string,
): 'dueAtOnce' | 'lateAlready' | 'provisional' | null {
  const isHere = (effect === 'moves' || effect === 'added') && to !== null && today !== '' && to <= today;
  if (!isHere) return null;
  if (isProvisional) return 'provisional';
  return closes !== null && closes < today ? 'lateAlready' : 'dueAtOnce';
}

/** What is left of a visit's window: open or to come, so that it may still take place; null once it has closed. */
export function windowLeft(
  { opens, closes }: { readonly opens: string | null; readonly closes: string | null },
  today: string,
): { readonly what: 'open' | 'ahead'; readonly day: string } | null {
  if (opens !== null && opens > today) return { what: 'ahead', day: opens };
  return closes !== null && closes >= today ? { what: 'open', day: closes } : null;
}
