import type { AcknowledgeDeviationRequest } from '@lutetia/shared/contract/requests/deviations';
import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import { useMutation } from '@tanstack/react-query';
import { ApiProblem, send } from '../../../lib/api.js';
import { useOnce } from '../../../lib/change-id.js';
import type { Fields } from '../../../lib/fields.js';
import { useParticipantChanged } from '../../around/use-changed.js';

/**
 * Notes that the investigator knows of a deviation, in the investigator's words; said again, the words replace. What
 * changed since it was read is read again first.
 */
export function useAcknowledgeDeviation(study: string, participantId: string, deviationId: string) {
  const refresh = useParticipantChanged(study, participantId);
  const once = useOnce(deviationId);
  const path = `/participants/${participantId}/deviations/${deviationId}/acknowledgement`;
  return useMutation({
    mutationFn: (request: Fields<AcknowledgeDeviationRequest>) =>
      once(request, (act) => send<DeviationView>('POST', path, act)),
    onSuccess: refresh,
    onError: (problem) =>
      problem instanceof ApiProblem && problem.code === 'deviation.stale' ? refresh() : undefined,
  });
}
