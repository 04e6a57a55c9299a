import type { NamedStatement } from '../../platform/database/named-statement.js';

/**
 * $1 study, $2 codes or ids of sites, or null for all the caller sees, $3 form of a death, or null. Count and list are of one reading, so
 * that they never differ.
 */
export const DEATHS_TO_RECORD: NamedStatement = {
  name: 'deaths_to_record',
  text: `
    with waiting as (
      select u.participant_id as id, u.number, u.death_to_record as event, u.death_in_progress as "inProgress"
      from participant_summary u
      join site s on s.id = u.site_id
      where u.study_id = $1 and u.death_to_record is not null
        and ($2::text[] is null or s.code = any ($2) or s.id::text = any ($2)))
    select (select count(*)::integer from waiting) as count,
      (select coalesce(json_agg(json_build_object('participantId', id, 'number', number, 'event', event,
                'inProgress', "inProgress", 'formId', open.form_id, 'begun', coalesce(open.begun, false)) order by number), '[]')
       from (select * from waiting order by number limit 100) first
       left join lateral (
         select f.id as form_id, f.state = 'in-progress' as begun from form f
         where f.participant_id = first.id and f.code = $3 and f.visit_id is null and f.state in ('not-started', 'in-progress')
         order by begun desc, f.repetition limit 1) open on true) as items`,
};
