import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { useQuery } from '@tanstack/react-query';
import { get } from './api.js';
import { queryKeys } from './query-keys.js';

/** The closed days of one site; asked for once it is known which. */
export function useClosedDays(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.closedDays(study, site ?? ''),
    queryFn: ({ signal }) => get<SiteCalendarView>(closedDaysPath(study, site ?? ''), { signal }),
    enabled: site !== null,
  });
}

/** Where a site's closed days are read and changed. */
export function closedDaysPath(study: string, site: string): string {
  return `/studies/${study}/sites/${encodeURIComponent(site)}/calendar`;
}
