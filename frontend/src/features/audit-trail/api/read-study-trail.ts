import type {
  StudyTrailEntryView,
  StudyTrailView,
  TrailPersonView,
} from '@lutetia/shared/contract/views/trail';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, queryText } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';
import type { TrailFilters } from '../trail-filters.js';

/** The trail of a study, newest first; a page may bring nothing and still have a next one. */
export function useStudyTrail(study: string, site: string | null, filters: TrailFilters) {
  return useInfiniteQuery({
    queryKey: [...queryKeys.studyTrail(study), site, filters],
    queryFn: ({ signal, pageParam }) =>
      get<StudyTrailView>(`/studies/${study}/audit${queryText({ ...filters, site, cursor: pageParam })}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Who may have written in it. */
export function useTrailPeople(study: string) {
  return useQuery({
    queryKey: [...queryKeys.studyTrail(study), 'people'],
    queryFn: ({ signal }) => get<readonly TrailPersonView[]>(`/studies/${study}/audit/people`, { signal }),
  });
}

/** Events a request of a whole trail. */
const EVENTS = 500;

/**
 * Everything that is asked for, newest first, in one piece.
 *
 * @param atMost - entries to stop after, so that a file stays one that can be opened
 * @param onRead - told how many there are so far
 */
export async function readWholeTrail(
  study: string,
  site: string | null,
  filters: TrailFilters,
  atMost: number,
  onRead: (count: number) => void,
): Promise<{ readonly entries: readonly StudyTrailEntryView[]; readonly isCut: boolean }> {
  const entries: StudyTrailEntryView[] = [];
  let cursor: string | null = null;
  do {
    const query = queryText({ ...filters, site, limit: EVENTS, cursor });
    const page: StudyTrailView = await get<StudyTrailView>(`/studies/${study}/audit${query}`);
    entries.push(...page.items);
    onRead(entries.length);
    cursor = page.nextCursor;
  } while (cursor !== null && entries.length < atMost);
  return { entries, isCut: cursor !== null };
}
