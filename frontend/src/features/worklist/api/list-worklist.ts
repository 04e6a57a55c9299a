import type { WorklistItemView, WorklistView } from '@lutetia/shared/contract/views/worklist';
import { useQuery } from '@tanstack/react-query';
import { getAllPages } from '../../../lib/pages.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** What is to be done at a site (or all) up to a day; items and counts come from one answer. */
export function useWorklist(study: string, site: string | null, until: string | null) {
  return useQuery({
    queryKey: queryKeys.worklistOf(study, site, until),
    queryFn: ({ signal }) =>
      getAllPages<WorklistItemView, WorklistView>(`/studies/${study}/worklist`, { site, until }, signal),
  });
}
