import type { NamedStatement } from '../../platform/database/named-statement.js';
import type { StoredVisit } from '../schedule/stored-participant.queries.js';

/** The participant a visit belongs to; no row when it is out of sight. */
export const PARTICIPANT_OF_VISIT: NamedStatement = {
  name: 'participant_of_visit',
  text: 'select participant_id as "participantId" from visit where id = $1',
};

/** $1 visit, then every column a decision may change. */
export const UPDATE_VISIT: NamedStatement = {
  name: 'update_visit',
  text: `
    update visit set booked_on = $2, delay_to = $3, delay_reason = $4, delay_decided_on = $5, missed_reason = $6,
      skipped_reason = $7, before_delay = $8, missed_on = $9, version = version + 1
    where id = $1`,
};

/** $1 id, $2 study, $3 site, $4 participant, $5 code, $6 repetition, $7 booked day, $8 reason. */
export const INSERT_UNSCHEDULED_VISIT: NamedStatement = {
  name: 'insert_unscheduled_visit',
  text: `
    insert into visit (id, study_id, site_id, participant_id, code, repetition, booked_on, added_reason, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
};

/** The parameters of `UPDATE_VISIT`. */
export function visitValues(visit: StoredVisit): unknown[] {
  const { id, bookedOn, delayTo, delayReason, delayDecidedOn, missedReason, missedOn, skippedReason } = visit;
  const before = visit.beforeDelay === null ? null : JSON.stringify(visit.beforeDelay);
  return [id, bookedOn, delayTo, delayReason, delayDecidedOn, missedReason, skippedReason, before, missedOn];
}
