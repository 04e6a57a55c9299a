import type { UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import type { VisitUpdatedView } from '@lutetia/shared/contract/views/moves';
import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';

/**
 * Books a visit, takes a booking back, or records it as missed, against the version the person saw. When somebody was
 * faster, the list is read again, so that the next try is made against what stands there now.
 */
export function useUpdateVisit(study: string, { visitId, version, participantId }: WorklistItemView) {
  const queries = useQueryClient();
  const refresh = (): Promise<unknown> =>
    Promise.all([
      queries.invalidateQueries({ queryKey: queryKeys.worklist(study) }),
      queries.invalidateQueries({ queryKey: queryKeys.participants(study) }),
      queries.invalidateQueries({ queryKey: queryKeys.participant(participantId) }),
    ]);
  return useMutation({
    mutationFn: (request: Fields<UpdateVisitRequest>) =>
      send<VisitUpdatedView>('PUT', `/visits/${visitId}`, request, { ifMatch: version }),
    onSuccess: refresh,
    onError: (problem) => (isStale(problem) ? refresh() : undefined),
  });
}

/** Somebody changed the visit after it was read; nothing was written. */
export function isStale(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === 'visit.stale';
}
