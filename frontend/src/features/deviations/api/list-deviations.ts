import type { DeviationListView, LoggedDeviationView } from '@lutetia/shared/contract/views/deviations';
import { useQuery } from '@tanstack/react-query';
import { getAllPages } from '../../../lib/pages.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Every deviation of a site, or of all one may see, the latest found first. */
export function useDeviations(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.deviationsOf(study, site),
    queryFn: async ({ signal }) => {
      const path = `/studies/${study}/deviations`;
      return (await getAllPages<LoggedDeviationView, DeviationListView>(path, { site }, signal)).items;
    },
  });
}
