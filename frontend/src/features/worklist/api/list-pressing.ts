import type { PressingView } from '@lutetia/shared/contract/views/worklist';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** What comes before all visits at a site, or all: deaths to record, serious events to review, decisions on doses. */
export function useReadPressing(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.pressing(study, site),
    queryFn: ({ signal }) =>
      get<PressingView>(`/studies/${study}/worklist/pressing${queryText({ site })}`, { signal }),
  });
}
