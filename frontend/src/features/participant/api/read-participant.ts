import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Lists answer either as such or inside `items`. */
type Listed<T> = readonly T[] | { readonly items: readonly T[] };

/** What departed from the protocol, with what was withdrawn since. */
export function useDeviations(participantId: string) {
  return useQuery({
    queryKey: [...queryKeys.participant(participantId), 'deviations'],
    queryFn: async ({ signal }) =>
      itemsOf(await get<Listed<DeviationView>>(`/participants/${participantId}/deviations`, { signal })),
  });
}

function itemsOf<T>(listed: Listed<T>): readonly T[] {
  return 'items' in listed ? listed.items : listed;
}
