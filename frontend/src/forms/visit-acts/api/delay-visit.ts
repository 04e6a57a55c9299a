import type { DelayVisitRequest } from '@lutetia/shared/contract/requests/schedule';
import type { DelayView } from '@lutetia/shared/contract/views/moves';
import { useMutation } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';
import { useOnce } from '../../../lib/change-id.js';
import type { Fields } from '../../../lib/fields.js';
import { useParticipantChanged } from '../../around/use-changed.js';
import { isStale } from './update-visit.js';

/** Moves a visit's planned day; what hangs on it follows in the same transaction. */
export function useDelayVisit(study: string, participantId: string) {
  const refresh = useParticipantChanged(study, participantId);
  const once = useOnce(participantId);
  return useMutation({
    mutationFn: (request: Fields<DelayVisitRequest>) =>
      once(request, (act) => send<DelayView>('POST', `/participants/${participantId}/delays`, act)),
    onSuccess: refresh,
    onError: (problem) => (isStale(problem) ? refresh() : undefined),
  });
}
