import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Doses still to be given at a site (or at all one may see), the nearest first. */
export function useAdministrationsAhead(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.administrationsAhead(study, site),
    queryFn: ({ signal }) =>
      get<readonly AdministrationAheadView[]>(
        `/studies/${study}/administrations-ahead${queryText({ site })}`,
        {
          signal,
        },
      ),
  });
}
