import type { AdministrationView } from '@lutetia/shared/contract/views/administrations';
import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../lib/api.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Lists answer either as such or inside `items`. */
type Listed<T> = readonly T[] | { readonly items: readonly T[] };

/** Doses given to a participant, in order. */
export function useAdministrations(participantId: string) {
  return useQuery({
    queryKey: [...queryKeys.participant(participantId), 'administrations'],
    queryFn: async ({ signal }) =>
      itemsOf(
        await get<Listed<AdministrationView>>(`/participants/${participantId}/administrations`, { signal }),
      ),
  });
}

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
