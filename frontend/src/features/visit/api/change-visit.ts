import type { UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { send } from '../../../lib/api.js';

/** The request as plain data. */
export type VisitChange = { readonly [K in keyof UpdateVisitRequest]: UpdateVisitRequest[K] };

/** Records, books, misses or skips a visit; answers with what that moved. @throws ApiProblem */
export function changeVisit(visitId: string, version: number, request: VisitChange): Promise<MovesView> {
  return send('PUT', `/visits/${visitId}`, request, { ifMatch: version });
}

export interface Delay {
  readonly visit: string;
  readonly to: string;
  readonly reason: string;
}

/** Moves the planned day of a visit, or in a preview says what would move with it. @throws ApiProblem */
export function delayVisit(participantId: string, delay: Delay, isPreview: boolean): Promise<MovesView> {
  return send('POST', `/participants/${participantId}/delays${isPreview ? '?preview=true' : ''}`, delay);
}
