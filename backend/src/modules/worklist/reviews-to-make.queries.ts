import type { NamedStatement } from '../../platform/database/named-statement.js';

/**
 * $1 study, $2 codes or ids of sites, or null for all the caller sees. Count and list are of one reading, so that they never
 * differ.
 */
export const REVIEWS_TO_MAKE: NamedStatement = {
  name: 'reviews_to_make',
  text: `
    with waiting as (
      select u.participant_id, u.number, w.*
      from participant_summary u
      join site s on s.id = u.site_id
      cross join lateral jsonb_to_recordset(u.reviews_waiting)
        as w ("formId" uuid, event text, grade smallint, "inProgress" boolean)
      where u.study_id = $1 and u.reviews_waiting <> '[]'
        and ($2::text[] is null or s.code = any ($2) or s.id::text = any ($2)))
    select (select count(*)::integer from waiting) as count,
      (select coalesce(json_agg(json_build_object('participantId', participant_id, 'number', number, 'formId', "formId",
                'event', event, 'grade', grade, 'inProgress', "inProgress") order by "inProgress", number, "formId"), '[]')
       from (select * from waiting order by "inProgress", number, "formId" limit 100) first) as items`,
};
