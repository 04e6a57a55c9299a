import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { send } from '../../../lib/api.js';

/** Adds a visit the protocol does not plan. @throws ApiProblem */
export function addVisit(participantId: string, on: string, reason: string): Promise<ScheduleItemView> {
  return send('POST', `/participants/${participantId}/visits`, { on, reason });
}
