import type { DelayVisitRequest } from '@lutetia/shared/contract/requests/schedule';
import type { DelayView } from '@lutetia/shared/contract/views/moves';
import { useQuery } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import type { VisitToAct } from '../panel.js';

/** What a delay would move from the day the visit is planned for, worked out by the server and not kept. */
export function useDelayPreview({ participantId, visitId: visit, planned }: VisitToAct, to: string | null) {
  return useQuery({
    // Not under the participant: after the act it is not asked again.
    queryKey: ['delay-preview', participantId, visit, planned, to],
    enabled: to !== null,
    staleTime: 0,
    gcTime: 0,
    queryFn: () => {
      const request: Fields<DelayVisitRequest> = { visit, to: to ?? '' };
      return send<DelayView>('POST', `/participants/${participantId}/delays?preview=true`, request);
    },
  });
}
