import type { SiteCalendarRequest } from '@lutetia/shared/contract/requests/site-calendars';
import type { SiteCalendarChangeView } from '@lutetia/shared/contract/views/site-calendars';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';
import { useOnce } from '../../../lib/change-id.js';
import { closedDaysPath } from '../../../lib/closed-days.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';

export interface CalendarChange {
  readonly request: Fields<SiteCalendarRequest>;
  /** The version the change is made against. */
  readonly version: number;
}

/** Whose visits a change would move; nothing is kept. */
export function usePreviewCalendar(study: string, site: string) {
  return useMutation({
    mutationFn: ({ request, version }: CalendarChange) =>
      send<SiteCalendarChangeView>('PUT', `${closedDaysPath(study, site)}?preview=true`, request, {
        ifMatch: version,
      }),
  });
}

/** Says which days the site is closed; everything with a day is read anew. */
export function useSaveCalendar(study: string, site: string) {
  const queries = useQueryClient();
  const path = closedDaysPath(study, site);
  const once = useOnce(path);
  return useMutation({
    mutationFn: ({ request, version }: CalendarChange) =>
      once(request, (act) => send<SiteCalendarChangeView>('PUT', path, act, { ifMatch: version })),
    onSuccess: async ({ calendar, participants }) => {
      queries.setQueryData(queryKeys.closedDays(study, site), calendar);
      await Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.study(study), exact: false }),
        ...participants.map(({ id }) => queries.invalidateQueries({ queryKey: queryKeys.participant(id) })),
      ]);
    },
  });
}
