import type { CalendarView } from '@lutetia/shared/contract/views/calendar';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';
import { shownRange } from '../month-model.js';

/** The visits of a month and of the days that fill its first and last week; another month shows when it has come. */
export function useCalendar(study: string, site: string | null, month: string | null) {
  return useQuery({
    queryKey: queryKeys.calendarOf(study, site, month ?? ''),
    queryFn: ({ signal }) =>
      get<CalendarView>(`/studies/${study}/calendar${queryText({ ...shownRange(month ?? ''), site })}`, {
        signal,
      }),
    enabled: month !== null,
    placeholderData: keepPreviousData,
  });
}
