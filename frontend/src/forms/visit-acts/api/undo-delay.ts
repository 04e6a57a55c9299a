import type { UndoDelayRequest } from '@lutetia/shared/contract/requests/schedule';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ApiProblem, send } from '../../../lib/api.js';
import { useOnce } from '../../../lib/change-id.js';
import type { Fields } from '../../../lib/fields.js';
import { useParticipantChanged } from '../../around/use-changed.js';
import type { VisitToAct } from '../panel.js';
import { isStale } from './update-visit.js';

/** What undoing a delay would move back; a problem where something that moved has data by now. */
export function useUndoDelayPreview({ participantId, visitId: visit, planned }: VisitToAct) {
  return useQuery({
    // Not under the participant: after the act it is not asked again.
    queryKey: ['undo-delay-preview', participantId, visit, planned],
    staleTime: 0,
    gcTime: 0,
    retry: false,
    queryFn: () =>
      send<MovesView>('POST', `/participants/${participantId}/delays/undo?preview=true`, { visit }),
  });
}

/** Takes a delay back. */
export function useUndoDelay(study: string, participantId: string) {
  const refresh = useParticipantChanged(study, participantId);
  const once = useOnce(participantId);
  return useMutation({
    mutationFn: (request: Fields<UndoDelayRequest>) =>
      once(request, (act) => send<MovesView>('POST', `/participants/${participantId}/delays/undo`, act)),
    onSuccess: refresh,
    onError: (problem) => (isStale(problem) ? refresh() : undefined),
  });
}

/** Something that the delay moved has data by now: the server says what. */
export function isNotUndoable(problem: unknown): problem is ApiProblem {
  return problem instanceof ApiProblem && problem.code === 'delay.not-undoable';
}
