import type { EnrolmentLogView } from '@lutetia/shared/contract/views/calendar';
import { useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Everybody screened at a site (or at all one may see), in the order of screening. */
export function useEnrolmentLog(study: string, site: string | null, isWanted = true) {
  return useQuery({
    queryKey: queryKeys.enrolmentLog(study, site),
    queryFn: async ({ signal }) =>
      (await get<EnrolmentLogView>(`/studies/${study}/enrolment-log${queryText({ site })}`, { signal })).rows,
    enabled: isWanted,
  });
}
