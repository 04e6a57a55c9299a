import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { lateDays } from '@lutetia/shared/schedule/late-days';
import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { statusOf } from '../schedule/participant-facts.view.js';
import type { NextVisitRow, ParticipantRow } from './participants.queries.js';

/** A page of the list as JSON: a `ParticipantListView`, with the cells as the database wrote them. */
export function participantListText(
  rows: readonly ParticipantRow[],
  armNames: ReadonlyMap<string, string>,
  { nextCursor, total }: { readonly nextCursor: string | null; readonly total: number },
): string {
  const items = rows.map((row) => {
    const line = JSON.stringify(participantLine(row, armNames));
    return `${line.slice(0, -1)},"cells":${row.cells}}`;
  });
  return `{"items":[${items.join(',')}],"nextCursor":${JSON.stringify(nextCursor)},"total":${total}}`;
}

/** A participant in the list, all but the cells of the matrix. */
function participantLine(
  { id, number, site, arm, status, sex, yearOfBirth, today, next }: ParticipantRow,
  armNames: ReadonlyMap<string, string>,
): Omit<ParticipantRowView, 'cells'> {
  return {
    id,
    number,
    site,
    arm,
    armName: arm === null ? null : (armNames.get(arm) ?? arm),
    status: statusOf(status),
    sex,
    yearOfBirth,
    next: next === null ? null : nextView(next, today),
  };
}

function nextView(next: NextVisitRow, today: CalendarDay): NonNullable<ParticipantRowView['next']> {
  const { name, state, planned, occurred } = next;
  return { name, state, on: occurred ?? planned, lateDays: lateDays(state, next, today) };
}
