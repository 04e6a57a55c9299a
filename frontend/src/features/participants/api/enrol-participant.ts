import type { EnrolParticipantRequest } from '@lutetia/shared/contract/requests/participants';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { get, send } from '../../../lib/api.js';
import { useOnce } from '../../../lib/change-id.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** One participant as they are known. @throws ApiProblem */
export function readParticipant(id: string): Promise<ParticipantView> {
  return get<ParticipantView>(`/participants/${id}`);
}

/** Begins a participant's screening; the server gives the number. */
export function useEnrolParticipant(study: string) {
  const queries = useQueryClient();
  const once = useOnce(study);
  return useMutation({
    mutationFn: (request: Fields<EnrolParticipantRequest>) =>
      once(request, (enrolment) =>
        send<ParticipantView>('POST', `/studies/${study}/participants`, enrolment),
      ),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.participants(study) }),
        queries.invalidateQueries({ queryKey: queryKeys.worklist(study) }),
      ]);
    },
  });
}
