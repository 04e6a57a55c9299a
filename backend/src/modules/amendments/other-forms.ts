import type { MigratedParticipantView } from '@lutetia/shared/contract/views/amendments';
import type { SitePlanning } from '../schedule/foresight.service.js';

/** Visits that still ask for their forms. */
const TO_COME: readonly string[] = ['open', 'in-progress'];

/** The blank forms that another version of the study asks otherwise: of visits to come, and the participant's own. */
export function otherForms({ was, live, planned, forms }: SitePlanning): MigratedParticipantView['forms'] {
  const visits = new Map(planned.map((visit) => [visit.visitId, visit]));
  return forms.flatMap(({ code, state, visitId }) => {
    const from = was.forms.get(code)?.definition.version;
    const to = live.forms.get(code)?.definition.version;
    const visit = visitId === null ? null : visits.get(visitId);
    const isAsked = visit === null || (visit !== undefined && TO_COME.includes(visit.status));
    if (state !== 'not-started' || !isAsked || from === undefined || to === undefined || from === to)
      return [];
    return [{ visit: visit?.name ?? null, form: live.formNames.get(code) ?? code, from, to }];
  });
}
