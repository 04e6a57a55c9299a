import type { EnrolledInErrorRequest } from '@lutetia/shared/contract/requests/participants';
import type { EnrolledInErrorView } from '@lutetia/shared/contract/views/moves';
import { send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';

/** Marking a number as enrolled in error, or taking that back. */
export type ErrorAct = 'mark' | 'takeBack';

const PATHS: Readonly<Record<ErrorAct, string>> = {
  mark: 'enrolled-in-error',
  takeBack: 'enrolled-in-error/taking-back',
};

/** Does the act, or in a preview says what it would do. @throws ApiProblem */
export function actOnEnrolledInError(
  act: ErrorAct,
  participantId: string,
  request: Fields<EnrolledInErrorRequest>,
  isPreview: boolean,
): Promise<EnrolledInErrorView> {
  const query = isPreview ? '?preview=true' : '';
  return send('POST', `/participants/${participantId}/${PATHS[act]}${query}`, request);
}
