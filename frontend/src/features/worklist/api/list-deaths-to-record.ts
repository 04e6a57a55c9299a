import type { DeathsToRecordView } from '@lutetia/shared/contract/views/worklist';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Participants at a site, or all, with a fatal event and no death recorded. */
export function useDeathsToRecord(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.deathsToRecord(study, site),
    queryFn: ({ signal }) =>
      get<DeathsToRecordView>(`/studies/${study}/worklist/deaths-to-record${queryText({ site })}`, {
        signal,
      }),
  });
}
