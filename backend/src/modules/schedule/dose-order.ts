import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { dayText } from '@lutetia/shared/forms/display';
import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import { doseInterval } from '@lutetia/shared/schedule/delay';
import type { VisitKey } from '@lutetia/shared/schedule/types';
import { Problem } from '../../platform/http/problem.js';
import type { LoadedParticipant } from './stored-participant.queries.js';

/**
 * Refuses to plan a dose for the day of the dose it counts from, or an earlier one. A dose that was given is recorded
 * whatever its day.
 *
 * @throws Problem `code` with the dose before and its day
 */
export function requireAfterDoseBefore(
  { row: { planned } }: LoadedParticipant,
  { code, cycle, repetition }: VisitKey,
  day: CalendarDay,
  problem: ProblemCode,
): void {
  const dose = planned.find(
    (one) => one.code === code && one.cycle === cycle && one.repetition === repetition,
  );
  if (dose?.explanation.anchor.code !== 'administration') return;
  const interval = doseInterval(planned, dose, day);
  if (interval === null || interval.days > 0) return;
  const { name, day: before, given } = interval.since;
  const what = given
    ? `${name} was given on ${dayText(before)}, so the dose after it cannot be planned for ${dayText(day)}. Nothing was changed. Choose a later day.`
    : `${name} is planned for ${dayText(before)}, so the dose after it cannot be planned for ${dayText(day)}. Nothing was changed. Move the earlier dose first; this one follows.`;
  throw new Problem(problem, what);
}
