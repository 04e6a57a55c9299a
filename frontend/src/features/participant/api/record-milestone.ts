import type { RecordMilestoneRequest } from '@lutetia/shared/contract/requests/schedule';
import type { MilestoneView } from '@lutetia/shared/contract/views/moves';
import { send } from '../../../lib/api.js';

/** The request as plain data. */
export type MilestoneRecord = { readonly [K in keyof RecordMilestoneRequest]: RecordMilestoneRequest[K] };

/** Records a milestone, or in a preview says what it would move. @throws ApiProblem */
export function recordMilestone(
  participantId: string,
  request: MilestoneRecord,
  isPreview: boolean,
): Promise<MilestoneView> {
  return send(
    'POST',
    `/participants/${participantId}/milestones${isPreview ? '?preview=true' : ''}`,
    request,
  );
}
