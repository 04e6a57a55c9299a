import type { CalendarFeedOpenedView, CalendarFeedView } from '@lutetia/shared/contract/views/calendar';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, send } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** The calendar addresses of the person signed in. */
export function useCalendarFeeds(study: string) {
  return useQuery({
    queryKey: queryKeys.calendarFeeds(study),
    queryFn: ({ signal }) => get<readonly CalendarFeedView[]>(`/studies/${study}/calendar-feeds`, { signal }),
  });
}

/** Makes an address for a site; the answer alone holds it. */
export function useOpenFeed(study: string) {
  return useFeedChange(study, (site: string) =>
    send<CalendarFeedOpenedView>('POST', `/studies/${study}/calendar-feeds`, { site }),
  );
}

export function useEndFeed(study: string) {
  return useFeedChange(study, (feed: string) =>
    send<null>('DELETE', `/studies/${study}/calendar-feeds/${feed}`),
  );
}

function useFeedChange<Answer>(study: string, work: (what: string) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.calendarFeeds(study) }),
  });
}
