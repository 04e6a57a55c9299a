import type { DelayVisitRequest } from '@lutetia/shared/contract/requests/schedule';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Moves a visit's planned day; what hangs on it follows in the same transaction. */
export function useDelayVisit(study: string, participantId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: Fields<DelayVisitRequest>) =>
      send<MovesView>('POST', `/participants/${participantId}/delays`, request),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.worklist(study) }),
        queries.invalidateQueries({ queryKey: queryKeys.participants(study) }),
        queries.invalidateQueries({ queryKey: queryKeys.participant(participantId) }),
      ]);
    },
  });
}
