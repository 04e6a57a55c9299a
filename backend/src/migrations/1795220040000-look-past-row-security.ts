import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Functions that look past row security, as the owner. Each tells no more than what its comment says, to whoever may call
 * it; the policies decide all else.
 */
export class LookPastRowSecurity1795220040000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(SCOPE_OF_RECORD);
    await db.query(FORMER_PERSON);
    await db.query(SCREENED_AGAIN);
    await db.query(FORM_TOLD_BY_TRAIL);
    await db.query(VALUES_OVER_TIME);
    await db.query(TRAIL_REACH);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function trail_reach(timestamptz, integer);
      drop function values_of_form_over_time(uuid[], text);
      drop function form_told_by_trail(uuid);
      drop function screened_again_on(uuid);
      drop function former_person(uuid);
      drop function record_scope(text, uuid);
    `);
  }
}

const SCOPE_OF_RECORD = `
  create function record_scope(record text, record_id uuid)
    returns table (study_id uuid, site_id uuid, participant_id uuid, former_site_ids uuid[])
  language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  begin
    perform set_config('lutetia.system', 'on', true);
    if record = 'participant' then
      return query select p.study_id, p.site_id, p.id,
          array(select t.former_site_id from participant_transfer t
                where p.enrolled_at_site is not null and t.participant_id = p.id)
        from participant p where p.id = record_id;
    elsif record = 'visit' then
      return query select p.study_id, p.site_id, p.id, array_remove(array[v.site_id], p.site_id)
        from visit v join participant p on p.id = v.participant_id where v.id = record_id;
    elsif record = 'form' then
      return query select p.study_id, p.site_id, p.id, array_remove(array[f.site_id], p.site_id)
        from form f join participant p on p.id = f.participant_id where f.id = record_id;
    else
      raise exception 'no scope is known for a %', record using errcode = 'invalid_parameter_value';
    end if;
    perform set_config('lutetia.system', '', true);
  end $$;
  comment on function record_scope(text, uuid) is
    'Study, present site and participant of a participant, visit or form, and the sites that collected it before; asked before a study is known, decides nothing.';
`;

/**
 * Who somebody screened again is under the number before, which may be at a site out of the reader's sight by now: one
 * person has one sex and one year of birth, and the plan must not depend on who brings it up to date. It tells neither the
 * number nor the site.
 */
const FORMER_PERSON = `
  create function former_person(participant uuid) returns table (sex text, year_of_birth smallint)
  language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  begin
    perform set_config('lutetia.system', 'on', true);
    return query
      select u.sex, u.year_of_birth
      from participant p join participant_summary u on u.participant_id = p.rescreens
      where p.id = participant;
    perform set_config('lutetia.system', '', true);
  end $$;
  comment on function former_person(uuid) is
    'Sex and year of birth under the number a participant was screened under before; no row for a first screening.';
`;

/**
 * Who was screened again stays not included, also where their new number is at a site the asker does not see: the day is
 * told, and neither the number nor the site.
 */
const SCREENED_AGAIN = `
  create function screened_again_on(participant uuid) returns date
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    began date;
  begin
    perform set_config('lutetia.system', 'on', true);
    select p.screening_on into began from participant p
    where p.rescreens = participant and p.enrolled_in_error_on is null;
    perform set_config('lutetia.system', '', true);
    return began;
  end $$;
  comment on function screened_again_on(uuid) is
    'The day the screening of a participant under their next number began; null for who was not screened again.';
`;

/** A begun form goes along with a transfer: the former site's trail can still tell which form its entries were of. */
const FORM_TOLD_BY_TRAIL = `
  create function form_told_by_trail(form_id uuid)
  returns table (code text, study_version_id uuid, visit_name text)
  language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  begin
    perform set_config('lutetia.system', 'on', true);
    return query select f.code, f.study_version_id, v.name
      from form f left join planned_visit v on v.visit_id = f.visit_id
      where f.id = form_told_by_trail.form_id;
    perform set_config('lutetia.system', '', true);
  end $$;
  comment on function form_told_by_trail(uuid) is
    'Which form an entry of the trail is of, for a reader who sees the entry and no longer the form; holds no value.';
`;

/** What the forms of today do not tell of a randomisation: which arms a completed form held before. */
const VALUES_OVER_TIME = `
  create function values_of_form_over_time(forms uuid[], path text)
  returns table (form_id uuid, action text, state text, value text, at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  begin
    return query
      select e.record_id, e.action, (e.changes::jsonb -> 'state')::text, (e.changes::jsonb -> path)::text, e.at
      from audit_event e
      where e.record = 'form' and e.record_id = any (forms)
        and (e.changes::jsonb ? 'state' or e.changes::jsonb ? path)
      order by e.record_id, e.record_version;
  end $$;
  comment on function values_of_form_over_time(uuid[], text) is
    'Each change of one item and of the state of forms, the earliest first, as the trail holds them, whichever site made them.';
`;

/**
 * What else than study and time is asked of the trail (a site, a person, a role) is looked for in a bounded stretch of it:
 * this says how far back that goes, for whoever asks alike, so that no page reads a whole study to find nothing.
 */
const TRAIL_REACH = `
  create function trail_reach(before timestamptz, events integer) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp as $$
    select e.at from audit_event e
    where e.study_id = (select context_study()) and e.at <= before
    order by e.at desc offset events - 1 limit 1
  $$;
  comment on function trail_reach(timestamptz, integer) is
    'When the so manieth event of the study before an instant was; null where there are fewer. Tells nothing but that.';
`;
