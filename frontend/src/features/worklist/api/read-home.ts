import type { HomeView } from '@lutetia/shared/contract/views/calendar';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** What waits in each of the person's studies. */
export function useHome() {
  return useQuery({
    queryKey: queryKeys.home,
    queryFn: ({ signal }) => get<HomeView>('/home', { signal }),
  });
}
