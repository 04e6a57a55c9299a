import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import { send } from '../../../lib/api.js';

/** Adds one more instance of a form that belongs to the participant and comes again. @throws ApiProblem */
export function addParticipantForm(
  participantId: string,
  form: string,
  changeId: string,
): Promise<ScheduleFormView> {
  return send('POST', `/participants/${participantId}/forms`, { form, changeId });
}
