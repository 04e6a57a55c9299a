import type { LaboratoryView } from '@lutetia/shared/contract/views/laboratories';
import type { NamedStatement } from '../../platform/database/named-statement.js';

/** $1 study, $2 site code, $3 ids of the sites the caller sees, or null for all. */
export const SITE_OF_LABORATORIES: NamedStatement = {
  name: 'site_of_laboratories',
  text: `
    select s.id, s.code from site s
    where s.code = $2 and ($3::uuid[] is null or s.id = any ($3))
      and exists (select from site_activation a where a.site_id = s.id and a.study_id = $1)`,
};

/** $1 study, $2 site, $3 numbers. In one order, so that two acts on several participants never wait for each other. */
export const PARTICIPANTS_BY_NUMBER: NamedStatement = {
  name: 'participants_by_number',
  text: `
    select id, number from participant
    where study_id = $1 and site_id = $2 and number = any ($3) order by id`,
};

/**
 * $1 study, $2 codes of sites, or null for all the caller sees. Counts and list are of one reading, so that they never differ.
 */
export const RESULTS_WAITING: NamedStatement = {
  name: 'results_waiting',
  text: `
    with waiting as (
      select u.participant_id as id, u.number, u.results_waiting as count
      from participant_summary u
      join participant p on p.id = u.participant_id and p.enrolled_in_error_on is null
      join site s on s.id = u.site_id
      where u.study_id = $1 and u.results_waiting > 0 and ($2::text[] is null or s.code = any ($2) or s.id::text = any ($2)))
    select (select coalesce(sum(count), 0)::integer from waiting) as count,
      (select coalesce(json_agg(json_build_object('participantId', id, 'number', number, 'count', count)
                order by number), '[]')
       from (select * from waiting order by number limit 100) first) as items`,
};

/** What a laboratory says, as the views tell it. */
export const RANGES = `
  coalesce((select json_agg(json_build_object('id', r.id, 'analyte', r.analyte, 'sex', r.sex, 'ageFrom', r.age_from,
      'ageTo', r.age_to, 'validFrom', r.valid_from, 'validTo', r.valid_to, 'unit', r.unit, 'low', r.low,
      'high', r.high, 'source', r.source, 'assumed', r.assumed) order by r.analyte, r.valid_from, r.id)
    from reference_range r where r.laboratory_id = l.id), '[]')`;

/** $1 study, $2 site. */
export const LABORATORIES: NamedStatement = {
  name: 'laboratories',
  text: `
    select l.id, l.name, ${RANGES} as ranges
    from laboratory l where l.study_id = $1 and l.site_id = $2 order by lower(l.name)`,
};

/** $1 study, $2 site, $3 id. */
export const LABORATORY: NamedStatement = {
  name: 'laboratory',
  text: `
    select l.id, l.name, ${RANGES} as ranges
    from laboratory l where l.study_id = $1 and l.site_id = $2 and l.id = $3`,
};

/**
 * $1 id. Nobody else changes what this laboratory says until the transaction ends; the application
 * may not lock the row itself, which never changes.
 */
export const LOCK_LABORATORY: NamedStatement = {
  name: 'lock_laboratory',
  text: `select pg_advisory_xact_lock(hashtextextended('laboratory ' || $1, 0))`,
};

export type LaboratoryRow = LaboratoryView & Record<string, unknown>;

/** $1 id, $2 study, $3 site, $4 name. No row where the site has one of the name. */
export const INSERT_LABORATORY: NamedStatement = {
  name: 'insert_laboratory',
  text: `
    insert into laboratory (id, study_id, site_id, name) values ($1, $2, $3, $4)
    on conflict do nothing returning id`,
};

/** $1 study, $2 site, $3 laboratory, $4 assumed, $5 the ranges as JSON, their keys the names of the columns. */
export const INSERT_RANGES: NamedStatement = {
  name: 'insert_reference_ranges',
  text: `
    insert into reference_range (id, study_id, site_id, laboratory_id, analyte, sex, age_from, age_to, valid_from, valid_to,
      unit, low, high, source, assumed)
    select r.id, $1, $2, $3, r.analyte, r.sex, r.age_from, r.age_to, r.valid_from, r.valid_to, r.unit, r.low, r.high,
      r.source, $4
    from json_to_recordset($5::json) as r (id uuid, analyte text, sex text, age_from smallint, age_to smallint,
      valid_from date, valid_to date, unit text, low text, high text, source text)`,
};

/** $1 ranges, $2 the last day of each. */
export const END_RANGES: NamedStatement = {
  name: 'end_reference_ranges',
  text: `
    update reference_range r set valid_to = e.valid_to
    from unnest($1::uuid[], $2::date[]) as e (id, valid_to) where r.id = e.id`,
};
