import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import { get } from './api.js';
import { mondayIndex } from './dates.js';
import { queryKeys } from './query-keys.js';

/** The closed days of one site; asked for once it is known which. */
export function useClosedDays(study: string, site: string | null) {
  return useQuery({ ...closedDaysOf(study, site ?? ''), enabled: site !== null });
}

/** The closed days of several sites by their codes, as far as they have arrived. */
export function useClosedDaysOf(
  study: string,
  sites: readonly string[],
): ReadonlyMap<string, SiteCalendarView> {
  const answers = useQueries({ queries: sites.map((site) => closedDaysOf(study, site)) });
  return new Map(
    sites.flatMap((site, index): [string, SiteCalendarView][] => {
      const data = answers[index]?.data;
      return data === undefined ? [] : [[site, data]];
    }),
  );
}

function closedDaysOf(study: string, site: string) {
  return queryOptions({
    queryKey: queryKeys.closedDays(study, site),
    queryFn: ({ signal }) => get<SiteCalendarView>(closedDaysPath(study, site), { signal }),
  });
}

/** Where a site's closed days are read and changed. */
export function closedDaysPath(study: string, site: string): string {
  return `/studies/${study}/sites/${encodeURIComponent(site)}/calendar`;
}

/** Why the site is closed on a day; `''` on a weekday it is never open, null when it is open or nothing was said. */
export function closedBecause(day: string, { closures, closedWeekdays }: SiteCalendar): string | null {
  const closure = closures.find(({ from, to }) => from <= day && day <= to);
  if (closure !== undefined) return closure.reason;
  return closedWeekdays.includes(mondayIndex(day) + 1) ? '' : null;
}
