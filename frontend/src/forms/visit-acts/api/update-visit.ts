import type { UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import type { VisitUpdatedView } from '@lutetia/shared/contract/views/moves';
import { useMutation } from '@tanstack/react-query';
import { ApiProblem, send } from '../../../lib/api.js';
import { useOnce } from '../../../lib/change-id.js';
import type { Fields } from '../../../lib/fields.js';
import { useParticipantChanged } from '../../around/use-changed.js';
import type { VisitToAct } from '../panel.js';

/**
 * Books a visit, records it as missed or skipped, or takes that back, against the version the person saw. When somebody was
 * faster, the list is read again, so that the next try is made against what stands there now.
 */
export function useUpdateVisit(study: string, { visitId, version, participantId }: VisitToAct) {
  const refresh = useParticipantChanged(study, participantId);
  const once = useOnce(visitId);
  return useMutation({
    mutationFn: (request: Fields<UpdateVisitRequest>) =>
      once(request, (act) => send<VisitUpdatedView>('PUT', `/visits/${visitId}`, act, { ifMatch: version })),
    onSuccess: refresh,
    onError: (problem) => (isStale(problem) ? refresh() : undefined),
  });
}

/** Somebody changed the visit after it was read; nothing was written. */
export function isStale(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === 'visit.stale';
}
