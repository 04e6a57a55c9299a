import type { TakeBackMilestoneRequest } from '@lutetia/shared/contract/requests/schedule';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';

/** Makes a milestone's form a draft again, or in a preview says what that would move. @throws ApiProblem */
export function takeBackMilestone(
  participantId: string,
  request: Fields<TakeBackMilestoneRequest>,
  isPreview: boolean,
): Promise<MovesView> {
  const query = isPreview ? '?preview=true' : '';
  return send('POST', `/participants/${participantId}/milestones/taking-back${query}`, request);
}
