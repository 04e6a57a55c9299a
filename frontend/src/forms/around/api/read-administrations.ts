import type { AdministrationView } from '@lutetia/shared/contract/views/administrations';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Lists answer either as such or inside `items`. */
type Listed<T> = readonly T[] | { readonly items: readonly T[] };

/** Doses given to a participant, in order; each part of a dose given in parts is one. */
export function useAdministrations(participantId: string) {
  return useQuery({
    queryKey: [...queryKeys.participant(participantId), 'administrations'],
    queryFn: async ({ signal }) => {
      const path = `/participants/${participantId}/administrations`;
      const listed = await get<Listed<AdministrationView>>(path, { signal });
      return 'items' in listed ? listed.items : listed;
    },
  });
}
