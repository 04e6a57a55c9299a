import type { NamedStatement } from '../../platform/database/named-statement.js';

/** $1 study, $2 codes or ids of sites, or null for all the caller sees. Count and list are of one reading, so that they never differ. */
export const DEATHS_TO_RECORD: NamedStatement = {
  name: 'deaths_to_record',
  text: `
    with waiting as (
      select u.participant_id as id, u.number, u.death_to_record as event
      from participant_summary u
      join site s on s.id = u.site_id
      where u.study_id = $1 and u.death_to_record is not null
        and ($2::text[] is null or s.code = any ($2) or s.id::text = any ($2)))
    select (select count(*)::integer from waiting) as count,
      (select coalesce(json_agg(json_build_object('participantId', id, 'number', number, 'event', event) order by number), '[]')
       from (select * from waiting order by number limit 100) first) as items`,
};
