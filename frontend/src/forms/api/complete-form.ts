import type { FormSavedView } from '@lutetia/shared/contract/views/forms';
import { send } from '../../lib/api.js';

export interface CompletionRequest {
  readonly formId: string;
  readonly version: number;
  readonly changeId: string;
  readonly reason: string | null;
}

/** Marks a form complete, or in a preview says what that would move. @throws ApiProblem */
export function completeForm(request: CompletionRequest, preview: boolean): Promise<FormSavedView> {
  const { formId, version, changeId, reason } = request;
  const body = { changeId, ...(reason === null ? {} : { reason }) };
  return send('POST', `/forms/${formId}/completion${preview ? '?preview=true' : ''}`, body, {
    ifMatch: version,
  });
}
