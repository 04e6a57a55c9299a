import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import { dayText } from '@lutetia/shared/forms/display';
import { contactEndedBy } from '@lutetia/shared/schedule/contact';
import { Problem } from '../../platform/http/problem.js';
import type { LoadedParticipant } from './stored-participant.queries.js';

/**
 * Refuses to plan a visit for a day after somebody died, withdrew from contact or was lost.
 *
 * @throws Problem `code` with why and since when
 */
export function requireContact(
  { row, live, facts }: LoadedParticipant,
  day: CalendarDay,
  today: CalendarDay,
  code: ProblemCode,
): void {
  const end = contactEndedBy(live.study, facts, day, today);
  if (end === null) return;
  const since = end.on === null ? '' : ` on ${dayText(end.on)}`;
  const detail = `${row.number}: ${end.reason}${since}, so nothing is planned for ${dayText(day)}. Nothing was changed. If that is not so, take the milestone back first.`;
  throw new Problem(code, detail);
}
