import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

const NEXT_FEW = 3;

/**
 * The next few doses of a study, the nearest first.
 *
 * @param site - code of a site; null for all one may see
 */
export function useNextAdministrations(study: string, site: string | null = null, limit = NEXT_FEW) {
  return useQuery({
    queryKey: queryKeys.nextAdministrations(study, site, limit),
    queryFn: ({ signal }) =>
      get<readonly AdministrationAheadView[]>(
        `/studies/${study}/administrations-ahead${queryText({ site, limit })}`,
        { signal },
      ),
  });
}
