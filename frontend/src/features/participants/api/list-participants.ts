import type { ParticipantListView, ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { useQuery } from '@tanstack/react-query';
import { getAllPages } from '../../../lib/pages.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** A study of a thousand comes in one answer; a larger one in several. */
const PARTICIPANTS_AT_ONCE = 1000;

/** Every participant of a site (or of all one may see) with the cells of the matrix. */
export function useParticipants(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.participantsOf(study, site),
    queryFn: async ({ signal }) => {
      const path = `/studies/${study}/participants`;
      const search = { site };
      const list = await getAllPages<ParticipantRowView, ParticipantListView>(
        path,
        search,
        signal,
        PARTICIPANTS_AT_ONCE,
      );
      return list.items;
    },
  });
}
