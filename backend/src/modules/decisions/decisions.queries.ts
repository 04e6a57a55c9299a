import type { NamedStatement } from '../../platform/database/named-statement.js';

/**
 * $1 study, $2 codes or ids of sites, or null for all the caller sees. Counts and list are of one reading, so that they never differ.
 */
export const DECISIONS_WAITING: NamedStatement = {
  name: 'decisions_waiting',
  text: `
    with waiting as (
      select u.participant_id as id, u.number, d."formId" as form_id, d.cycle, d.answer
      from participant_summary u
      join participant p on p.id = u.participant_id and p.enrolled_in_error_on is null
      join site s on s.id = u.site_id
      cross join lateral jsonb_to_recordset(u.decisions_waiting) as d ("formId" uuid, cycle smallint, answer text)
      where u.study_id = $1 and u.decisions_waiting <> '[]' and ($2::text[] is null or s.code = any ($2) or s.id::text = any ($2)))
    select (select count(*)::integer from waiting) as count,
      (select coalesce(json_agg(json_build_object('participantId', id, 'number', number, 'formId', form_id,
                  'cycle', cycle, 'answer', answer) order by number, cycle), '[]')
       from (select * from waiting order by number, cycle limit 100) first) as items`,
};
