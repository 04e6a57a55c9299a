import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { dayText } from '@lutetia/shared/forms/display';
import type { NamedStatement } from '../../platform/database/named-statement.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import type { LoadedParticipant } from './stored-participant.queries.js';

/** $1 participant. Wherever they are by now; null for who was not screened again. */
const SCREENED_AGAIN: NamedStatement = {
  name: 'screened_again',
  text: `select to_char(screened_again_on($1), 'YYYY-MM-DD') as "on"`,
};

/**
 * Refuses what would leave one person in screening under two numbers, wherever the other one is.
 *
 * @param form - code of the form that was changed
 * @throws Problem `participant.has-data` where somebody screened again has no failure at screening any more, or one after
 * the day they were screened again; of a number out of sight it says nothing
 */
export async function requireStillRefused(
  tx: Tx,
  { row, live }: LoadedParticipant,
  form: string,
): Promise<void> {
  const isFailure = ({ kind }: { readonly kind: string }): boolean => kind === 'screen-failure';
  if (!live.study.definition.milestones.some((one) => isFailure(one) && one.form === form)) return;
  const [again] = await tx.named<{ on: CalendarDay | null }>(SCREENED_AGAIN, [row.id]);
  const screenedOn = again?.on ?? null;
  if (screenedOn === null) return;
  const failures = row.milestones.filter(isFailure);
  const late = failures.find(({ on }) => on !== null && on > screenedOn)?.on ?? null;
  if (failures.length > 0 && late === null) return;
  throw new Problem('participant.has-data', detailOf(row, late));
}

function detailOf({ number, rescreenedAs }: LoadedParticipant['row'], late: CalendarDay | null): string {
  if (rescreenedAs === null) {
    const when = late === null ? ', so it stays not included' : ` before ${dayText(late)}`;
    return `${number} was screened again under another number${when}. Nothing was changed. Ask the data manager.`;
  }
  const { number: other, screeningOn } = rescreenedAs;
  const when =
    late === null ? ', so it stays not included' : ` on ${dayText(screeningOn)}, before ${dayText(late)}`;
  return `${number} was screened again as ${other}${when}. Nothing was changed. If ${other} is wrong, mark it as enrolled in error first.`;
}
