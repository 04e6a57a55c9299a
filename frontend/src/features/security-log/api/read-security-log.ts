import type { SecurityEventListView } from '@lutetia/shared/contract/views/people';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** The security log, newest first. */
export function useSecurityLog() {
  return useInfiniteQuery({
    queryKey: queryKeys.securityLog,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<SecurityEventListView>(`/security-log${queryText({ cursor: pageParam })}`, { signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
}
