import type { CollectedView } from '@lutetia/shared/contract/views/participants';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** What one's own site collected of a participant who went on elsewhere. */
export function useCollected(participantId: string) {
  return useQuery({
    queryKey: [...queryKeys.participant(participantId), 'collected'],
    queryFn: ({ signal }) => get<CollectedView>(`/participants/${participantId}/collected`, { signal }),
    retry: false,
  });
}
