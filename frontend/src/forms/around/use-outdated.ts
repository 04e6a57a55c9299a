import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../lib/query-keys.js';

/** Whether an act has changed the schedule that is shown, and the new one is still being read. */
export function useOutdatedSchedule(participantId: string): boolean {
  const queryKey = queryKeys.schedule(participantId);
  const isFetching = useIsFetching({ queryKey }) > 0;
  return useQueryClient().getQueryState(queryKey)?.isInvalidated === true && isFetching;
}
