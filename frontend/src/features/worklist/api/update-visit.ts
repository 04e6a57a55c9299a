import type { UpdateVisitRequest } from '@lutetia/shared/contract/requests';
import type { MovesView, ScheduleView } from '@lutetia/shared/contract/views';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { get, send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';

interface VisitOfParticipant {
  readonly visitId: string;
  readonly participantId: string;
}

/** Books a visit, takes a booking back, or records it as missed, against the version that stands now. */
export function useUpdateVisit(study: string, { visitId, participantId }: VisitOfParticipant) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (request: Fields<UpdateVisitRequest>) => {
      const schedule = await get<ScheduleView>(`/participants/${participantId}/schedule`);
      const version = schedule.items.find(({ id }) => id === visitId)?.version ?? 0;
      return send<MovesView>('PUT', `/visits/${visitId}`, request, { ifMatch: version });
    },
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.worklist(study) }),
        queries.invalidateQueries({ queryKey: queryKeys.participants(study) }),
        queries.invalidateQueries({ queryKey: queryKeys.participant(participantId) }),
      ]);
    },
  });
}
