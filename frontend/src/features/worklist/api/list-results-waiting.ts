import type { ResultsWaitingView } from '@lutetia/shared/contract/views/laboratories';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Abnormal results that wait for the investigator at a site, or all. */
export function useResultsWaiting(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.resultsWaiting(study, site),
    queryFn: ({ signal }) =>
      get<ResultsWaitingView>(`/studies/${study}/laboratory-results/waiting${queryText({ site })}`, {
        signal,
      }),
  });
}
