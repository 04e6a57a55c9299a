import type { TransferParticipantRequest } from '@lutetia/shared/contract/requests/schedule';
import type { TransferView } from '@lutetia/shared/contract/views/moves';
import { send } from '../../../lib/api.js';

/** The request as plain data. */
export type Transfer = { readonly [K in keyof TransferParticipantRequest]: TransferParticipantRequest[K] };

/** Transfers a participant, or in a preview says what goes along. @throws ApiProblem */
export function transferParticipant(
  participantId: string,
  request: Transfer,
  isPreview: boolean,
): Promise<TransferView> {
  return send('POST', `/participants/${participantId}/transfers${isPreview ? '?preview=true' : ''}`, request);
}
