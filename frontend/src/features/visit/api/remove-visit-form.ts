import { send } from '../../../lib/api.js';

/** Removes a further part of a visit that holds nothing. @throws ApiProblem */
export function removeVisitForm(id: string): Promise<null> {
  return send('DELETE', `/forms/${id}`);
}
