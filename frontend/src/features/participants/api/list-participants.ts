import type { ParticipantListView, ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { useQuery } from '@tanstack/react-query';
import { getAllPages } from '../../../lib/pages.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Every participant of a site (or of all one may see) with the cells of the matrix. */
export function useParticipants(study: string, site: string | null) {
  return useQuery({
    queryKey: queryKeys.participantsOf(study, site),
    queryFn: async ({ signal }) => {
      const path = `/studies/${study}/participants`;
      return (await getAllPages<ParticipantRowView, ParticipantListView>(path, { site }, signal)).items;
    },
  });
}
