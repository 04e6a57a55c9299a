import type { UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { send } from '../../../lib/api.js';

/** The request as plain data. */
export type VisitChange = { readonly [K in keyof UpdateVisitRequest]: UpdateVisitRequest[K] };

/** Records a visit; answers with what that moved. @throws ApiProblem */
export function changeVisit(visitId: string, version: number, request: VisitChange): Promise<MovesView> {
  return send('PUT', `/visits/${visitId}`, request, { ifMatch: version });
}
