import type { DeviationsWaitingView } from '@lutetia/shared/contract/views/deviations';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from './api.js';
import { queryKeys } from './query-keys.js';

/** How many deviations wait for the investigator at a site, or all. */
export function useDeviationsWaiting(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.deviationsWaiting(study, site),
    queryFn: ({ signal }) =>
      get<DeviationsWaitingView>(`/studies/${study}/deviations/waiting${queryText({ site })}`, { signal }),
  });
}
