import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { send } from '../../../lib/api.js';

/** Adds a visit the protocol does not plan, once for one change id. @throws ApiProblem */
export function addVisit(
  participantId: string,
  visit: { readonly on: string; readonly reason: string; readonly changeId: string },
): Promise<ScheduleItemView> {
  return send('POST', `/participants/${participantId}/visits`, visit);
}
