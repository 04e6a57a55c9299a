import type { UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import type { VisitUpdatedView } from '@lutetia/shared/contract/views/moves';
import { useQuery } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import type { VisitToAct } from '../panel.js';

/** What recording a visit as missed or skipped would move, worked out by the server and not kept. */
export function useNotDonePreview({ visitId, version }: VisitToAct, kind: 'missed' | 'skip') {
  return useQuery({
    // Not under the participant: after the act this version is not asked for again.
    queryKey: ['not-done-preview', visitId, version, kind],
    staleTime: 0,
    gcTime: 0,
    retry: false,
    queryFn: () => {
      const request: Fields<UpdateVisitRequest> = kind === 'missed' ? { missed: true } : { skipped: true };
      return send<VisitUpdatedView>('PUT', `/visits/${visitId}?preview=true`, request, { ifMatch: version });
    },
  });
}
