import type { DecisionsToMakeView } from '@lutetia/shared/contract/views/worklist';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Decisions on doses at hand, at a site or all, that are the reader's to take; asked for only where there can be any. */
export function useDecisionsToMake(study: string, site: string | null, enabled: boolean) {
  return useQuery({
    queryKey: queryKeys.decisionsToMake(study, site),
    queryFn: ({ signal }) =>
      get<DecisionsToMakeView>(`/studies/${study}/worklist/decisions-to-make${queryText({ site })}`, {
        signal,
      }),
    enabled,
  });
}
