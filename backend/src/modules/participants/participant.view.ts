import { daysBetween } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { MatrixCellView, ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { nextVisit } from '@lutetia/shared/schedule/participant';
import { visitState } from '@lutetia/shared/schedule/state';
import type { PlannedVisit } from '@lutetia/shared/schedule/types';
import { statusOf } from '../schedule/schedule.view.js';
import type { ParticipantRow } from './participants.queries.js';

/** A participant in the list, with a cell for each visit of theirs. */
export function participantRowView(
  row: ParticipantRow,
  armNames: ReadonlyMap<string, string>,
): ParticipantRowView {
  const { id, number, site, arm, sex, yearOfBirth, today } = row;
  const next = nextVisit({ visits: row.visits, deviations: [] }, today);
  return {
    id,
    number,
    site,
    arm,
    armName: arm === null ? null : (armNames.get(arm) ?? arm),
    status: statusOf(row.status),
    sex,
    yearOfBirth,
    next: next === null ? null : nextView(next, today),
    cells: row.visits.map((visit): MatrixCellView => ({
      visitId: visit.visitId,
      code: visit.code,
      cycle: visit.cycle,
      repetition: visit.repetition,
      state: visitState(visit, today),
      flags: visit.flags,
      on: visit.occurred ?? visit.planned,
    })),
  };
}

function nextView(next: PlannedVisit, today: CalendarDay): NonNullable<ParticipantRowView['next']> {
  const state = visitState(next, today);
  return { name: next.name, state, on: next.planned, lateDays: lateDays(state, next, today) };
}

/** Whole days since the last day an overdue visit could still be on time; null when it is not overdue. */
export function lateDays(
  state: string,
  { planned, closes }: Pick<PlannedVisit, 'planned' | 'closes'>,
  today: CalendarDay,
): number | null {
  if (state !== 'overdue') return null;
  const last = closes === null || (planned !== null && planned > closes) ? planned : closes;
  return last === null ? null : daysBetween(last, today);
}
