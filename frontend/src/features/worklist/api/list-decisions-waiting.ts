import type { DecisionsWaitingView } from '@lutetia/shared/contract/views/decisions';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Decisions on cycles at a site, or all, whose act is still to be recorded. */
export function useDecisionsWaiting(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.decisionsWaiting(study, site),
    queryFn: ({ signal }) =>
      get<DecisionsWaitingView>(`/studies/${study}/decisions/waiting${queryText({ site })}`, { signal }),
  });
}
