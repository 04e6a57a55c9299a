import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

const NEXT_FEW = 3;

/** The next few doses of a study at one's sites, the nearest first. */
export function useNextAdministrations(study: string) {
  return useQuery({
    queryKey: queryKeys.nextAdministrations(study),
    queryFn: ({ signal }) =>
      get<readonly AdministrationAheadView[]>(
        `/studies/${study}/administrations-ahead${queryText({ limit: NEXT_FEW })}`,
        { signal },
      ),
  });
}
