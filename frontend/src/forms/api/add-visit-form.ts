import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import { send } from '../../lib/api.js';

/** Adds one more instance of a form that comes again in a visit. @throws ApiProblem */
export function addVisitForm(visitId: string, form: string, changeId: string): Promise<ScheduleFormView> {
  return send('POST', `/visits/${visitId}/forms`, { form, changeId });
}
