import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** The trail of a participant, newest first, field by field; of one record when `record` is given. */
export function useTrail(participantId: string, record: string | null, isWanted = true) {
  return useInfiniteQuery({
    queryKey: [...queryKeys.trail(participantId), record],
    queryFn: ({ signal, pageParam }) =>
      get<TrailView>(`/participants/${participantId}/audit${queryText({ record, cursor: pageParam })}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: isWanted,
  });
}
