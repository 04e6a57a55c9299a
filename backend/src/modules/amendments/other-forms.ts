import type { MigratedParticipantView } from '@lutetia/shared/contract/views/amendments';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { LoadedParticipant } from '../schedule/schedule.queries.js';

/** Visits that still ask for their forms. */
const TO_COME: readonly string[] = ['open', 'in-progress'];

/** The blank forms that another version of the study asks otherwise: of visits to come, and the participant's own. */
export function otherForms(
  before: CompiledStudy,
  { row, live: { study } }: LoadedParticipant,
): MigratedParticipantView['forms'] {
  const visits = new Map(row.planned.map((visit) => [visit.visitId, visit]));
  return row.forms.flatMap(({ code, state, visitId }) => {
    const from = before.forms.get(code)?.definition.version;
    const to = study.forms.get(code)?.definition.version;
    const visit = visitId === null ? null : visits.get(visitId);
    const isAsked = visit === null || (visit !== undefined && TO_COME.includes(visit.status));
    if (state !== 'not-started' || !isAsked || from === undefined || to === undefined || from === to)
      return [];
    return [{ visit: visit?.name ?? null, form: study.formNames.get(code) ?? code, from, to }];
  });
}
