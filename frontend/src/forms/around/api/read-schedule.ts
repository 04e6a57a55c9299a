import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** A participant's visits with their forms, and the facts of the strip. */
export function useSchedule(participantId: string) {
  return useQuery({
    queryKey: queryKeys.schedule(participantId),
    queryFn: ({ signal }) => get<ScheduleView>(`/participants/${participantId}/schedule`, { signal }),
  });
}
