import type { AdverseEventView } from '@lutetia/shared/contract/views/adverse-events';
import { textOf } from '@lutetia/shared/schedule/dated-forms';
import { eventSpans } from '@lutetia/shared/schedule/event-spans';
import type { LoadedParticipant } from '../schedule/stored-participant.queries.js';

/** Items of an adverse event every study asks under these names (CDASHIG 2.3, domain AE). */
const OUTCOME_ITEM = 'AEOUT';
const RELATED_ITEM = 'AEREL';
/** After every day, so that events without one come last. */
const NO_DAY = '9999';

/** The adverse events in a participant's log, the earliest first. */
export function adverseEventViews({ row }: Pick<LoadedParticipant, 'row'>): readonly AdverseEventView[] {
  const events = row.forms.flatMap(({ id, code, state, values, visitId }) => {
    const own = visitId === null ? [{ code, state, values, visit: null }] : [];
    return eventSpans(own).map(({ name, ...span }): AdverseEventView => ({
      formId: id,
      state,
      term: name,
      ...span,
      outcome: textOf(values, OUTCOME_ITEM),
      related: textOf(values, RELATED_ITEM),
    }));
  });
  return events.sort((a, b) => (a.from ?? NO_DAY).localeCompare(b.from ?? NO_DAY));
}
