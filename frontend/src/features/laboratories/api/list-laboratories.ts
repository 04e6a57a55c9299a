import type { LaboratoriesView } from '@lutetia/shared/contract/views/laboratories';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** The laboratories of a site with all their ranges. */
export function useLaboratories(study: string, site: string) {
  return useQuery({
    queryKey: queryKeys.laboratories(study, site),
    queryFn: ({ signal }) => get<LaboratoriesView>(laboratoriesPath(study, site), { signal }),
  });
}

/** Where a site's laboratories are read and added. */
export function laboratoriesPath(study: string, site: string): string {
  return `/studies/${study}/sites/${encodeURIComponent(site)}/laboratories`;
}
