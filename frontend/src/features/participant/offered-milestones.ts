import { toCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { parsePartialDay, partialDayRange } from '@lutetia/shared/calendar/partial-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import type { MilestoneKind } from '@lutetia/shared/study/milestone-definition';

/** What rules a milestone out once it is reached: nobody fails at the gate after randomisation. */
const RULED_OUT_BY: Partial<Record<MilestoneKind, readonly MilestoneKind[]>> = {
  inclusion: ['screen-failure'],
  'screen-failure': ['inclusion'],
  randomisation: ['gate-failure', 'screen-failure'],
  'gate-failure': ['randomisation', 'screen-failure'],
  'end-of-treatment': ['screen-failure'],
  'lost-to-follow-up': ['death'],
};

/** What a milestone presupposes. */
const NEEDS: Partial<Record<MilestoneKind, MilestoneKind>> = {
  randomisation: 'inclusion',
  'gate-failure': 'inclusion',
  'end-of-treatment': 'inclusion',
};

/** What happens to somebody alive. The end of treatment and a failed screening are told of those who died, too. */
const OF_THE_LIVING: ReadonlySet<MilestoneKind> = new Set([
  'consent',
  'inclusion',
  'randomisation',
  'gate-failure',
  'progression',
  'crossover',
  'pregnancy',
  'withdrawal',
]);

/** `late`: only what happened before the death and was not recorded then; null: recording it makes no sense. */
export type MilestoneOffer = 'now' | 'late' | null;

/** Whether recording a milestone makes sense after what was reached. The server decides for itself. */
export function offerOf(kind: MilestoneKind, reached: readonly MilestoneKind[]): MilestoneOffer {
  const needed = NEEDS[kind];
  if (needed !== undefined && !reached.includes(needed)) return null;
  if ((RULED_OUT_BY[kind] ?? []).some((other) => reached.includes(other))) return null;
  return reached.includes('death') && OF_THE_LIVING.has(kind) ? 'late' : 'now';
}

/**
 * What its act is called. A form of the visits, such as an imaging's, is begun for what it asks of everybody, not for the
 * progression that one of its answers is.
 *
 * @param form - where it is recorded; null where a panel asks for it
 */
export function recordWords(
  { visits }: Pick<StudyView['milestones'][number], 'visits'>,
  form: Pick<ScheduleFormView, 'state'> | null,
  isReached: boolean,
): 'goOn' | 'again' | 'record' {
  if (visits === null && form?.state === 'in-progress') return 'goOn';
  return isReached ? 'again' : 'record';
}

/** The first and the last day the recorded death can mean; null where none is recorded or nothing is known of its day. */
export function daysOfDeath({
  milestones,
}: Pick<ParticipantView, 'milestones'>): { readonly first: CalendarDay; readonly last: CalendarDay } | null {
  const record = milestones.find(({ kind }) => kind === 'death')?.records[0];
  const day = parsePartialDay(record?.on ?? record?.partial ?? '');
  if (day === null) return null;
  const { first, last } = partialDayRange(day);
  return { first: toCalendarDay(first), last: toCalendarDay(last) };
}
