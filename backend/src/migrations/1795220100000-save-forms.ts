import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The hot path of entering data: what saving a form must know in one call, and the save itself in another. */
export class SaveForms1795220100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FORM_OUTSIDE);
    await db.query(FORM_OUTSIDE_ALONE);
    await db.query(FORM_SAVE_CONTEXT);
    await db.query(FORM_SAVE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function form_save(
        uuid, text, uuid, uuid, text, text, text, uuid, integer, json, text, uuid, integer, integer, uuid, bigint);
      drop function form_save_context(bytea, uuid, uuid, integer, uuid, integer, boolean, date);
      drop function form_outside_alone(uuid, uuid, uuid, uuid, text[]);
      drop function form_outside(uuid, text[]);
    `);
  }
}

/**
 * A function in SQL would be planned at every call, which took three times as long as what it asks. `part` is the form's
 * number among those of its code at the visit: the part of a dose it is of.
 */
const FORM_OUTSIDE = `
  create function form_outside(form_id uuid, codes text[])
  returns table (screening_on text, visit json, forms json) language plpgsql stable
  set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
  #variable_conflict use_column
  begin
    return query
    select p.screening_on::text,
      (select json_build_object('code', v.code, 'cycle', v.cycle, 'repetition', v.repetition, 'part', f.repetition)
       from visit v where v.id = f.visit_id),
      (select coalesce(json_agg(json_build_object(
                'form', o.code, 'repetition', o.repetition, 'state', o.state, 'values', o."values",
                'studyVersion', o.study_version_id, 'visitDay', po.occurred, 'visitName', coalesce(po.name, vo.code),
                'visit', case when vo.id is null then null
                  else json_build_object('code', vo.code, 'cycle', vo.cycle, 'repetition', vo.repetition) end)
                order by o.id), '[]')
       from form o left join visit vo on vo.id = o.visit_id left join planned_visit po on po.visit_id = o.visit_id
       where o.participant_id = f.participant_id and o.id <> f.id and o.state not in ('not-started', 'removed')
         and (codes is null or o.code = any (codes)))
    from form f join participant p on p.id = f.participant_id
    where f.id = form_outside.form_id;
  end $$;
  comment on function form_outside(uuid, text[]) is
    'The visit of a form and the other forms of its participant that were begun, of these codes or of all.';
`;

const FORM_OUTSIDE_ALONE = `
  create function form_outside_alone(study uuid, site uuid, participant uuid, form_id uuid, codes text[])
  returns table (screening_on text, visit json, forms json) language plpgsql set search_path = public, pg_temp as $$
  begin
    perform set_config('lutetia.study', study::text, true), set_config('lutetia.sites', '{' || site || '}', true),
            set_config('lutetia.participant', participant::text, true);
    return query select * from form_outside(form_outside_alone.form_id, form_outside_alone.codes);
  end $$;
  comment on function form_outside_alone(uuid, uuid, uuid, uuid, text[]) is
    'The same outside a transaction, in sight of who has just been found to enter the form.';
`;

/**
 * Checks ask for the visit's code and cycle. A role at a site begins and ends by the site's own day; one at all sites by
 * the day in UTC.
 */
const FORM_SAVE_CONTEXT = `
  create function form_save_context(
    token bytea, person uuid, form_id uuid, if_match integer, change uuid,
    idle_minutes integer, is_activity boolean, today date
  ) returns table (
    session_state text, person_id uuid, roles text[],
    study_id uuid, site_id uuid, participant_id uuid, visit_id uuid, code text, state text,
    "values" json, version integer, study_version_id uuid, time_zone text,
    visit_status text, is_asked boolean, visit_day date, visit_code text, visit_cycle smallint,
    later jsonb, known jsonb
  )
  language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    is_due_for_touch boolean;
    saved_at timestamptz;
    earlier form_change;
  begin
    if token is null then
      person_id := person;
      select case when p.disabled_at is null then 'ok' else 'none' end
        into session_state from person p where p.id = person;
    else
      select s.person_id, s.last_active_at < now() - interval '1 minute',
             case when s.expires_at <= now() or s.last_active_at <= now() - make_interval(mins => idle_minutes) then 'expired'
                  when p.disabled_at is not null then 'none'
                  when p.must_change_password then 'password-change-required'
                  else 'ok' end
        into person_id, is_due_for_touch, session_state
        from session s join person p on p.id = s.person_id where s.token_hash = token;
    end if;
    session_state := coalesce(session_state, 'none');
    if session_state <> 'ok' then
      return next;
      return;
    end if;
    if is_activity and is_due_for_touch then
      update session s set last_active_at = now() where s.token_hash = token;
    end if;

    perform set_config('lutetia.system', 'on', true);
    select f.study_id, pa.site_id, f.participant_id, f.visit_id, f.code, f.state, f."values", f.version,
           f.study_version_id, f.updated_at, s.time_zone, p.status, p.occurred,
           f.state = 'not-started' and p.forms @> jsonb_build_array(jsonb_build_object('form', f.code)),
           p.code, p.cycle
      into study_id, site_id, participant_id, visit_id, code, state, "values", version,
           study_version_id, saved_at, time_zone, visit_status, visit_day, is_asked, visit_code, visit_cycle
      from form f join participant pa on pa.id = f.participant_id join site s on s.id = pa.site_id
        left join planned_visit p on p.visit_id = f.visit_id
      where f.id = form_save_context.form_id;
    if found then
      select array_agg(distinct m.role) into roles from membership m
        where m.person_id = form_save_context.person_id
          and (m.study_id = form_save_context.study_id or m.study_id is null)
          and (m.site_id is null or m.site_id = form_save_context.site_id)
          and (now() at time zone case when m.site_id is null then 'UTC' else time_zone end)::date
              between m.from_day and coalesce(m.to_day, 'infinity');
      if study_version_id is null then
        select v.study_version_id into study_version_id from participant_version v
          where v.participant_id = form_save_context.participant_id order by v.from_day desc nulls last limit 1;
      end if;
      select * into earlier from form_change c where c.change_id = change;
      if found then
        known := jsonb_build_object(
          'formId', earlier.form_id, 'digest', earlier.digest::text, 'version', earlier.version,
          'at', coalesce((select max(e.at) from audit_event e where e.record_id = form_save_context.form_id
                          and e.record_version = earlier.version), saved_at));
      end if;
      if least(if_match, earlier.version) < version then
        select jsonb_agg(jsonb_build_object('version', e.record_version, 'action', e.action, 'changes', e.changes, 'role', e.role,
                                            'at', e.at, 'who', coalesce(p.name, 'The system')) order by e.record_version)
          into later
          from audit_event e left join person p on p.id = e.person_id
          where e.record_id = form_save_context.form_id and e.record_version > least(if_match, earlier.version);
      end if;
    end if;
    perform set_config('lutetia.system', '', true);
    return next;
  end $$;
  comment on function form_save_context(bytea, uuid, uuid, integer, uuid, integer, boolean, date) is
    'What saving a form must know: session (or person), roles where the participant is, the form, what changed since, the same change earlier.';
`;

/** Who last changed a form, and when, is what the last entry of it in the trail says: a save of the same changes neither. */
const FORM_SAVE = `
  create function form_save(
    person uuid, role text, study uuid, site uuid, request text, origin text, reason text,
    form_id uuid, expected integer, new_values json, new_state text, version_id uuid,
    new_answered integer, new_total integer, change uuid, digest bigint
  ) returns table (saved_at timestamptz, version integer)
  language plpgsql set search_path = public, pg_temp as $$
  #variable_conflict use_column
  begin
    perform set_config('lutetia.person', person::text, true), set_config('lutetia.role', role, true),
            set_config('lutetia.study', study::text, true), set_config('lutetia.sites', '{' || site || '}', true),
            set_config('lutetia.request', coalesce(request, ''), true),
            set_config('lutetia.origin', coalesce(origin, ''), true),
            set_config('lutetia.reason', coalesce(reason, ''), true), set_config('lutetia.entry_at', '', true);
    update form f
      set "values" = new_values, state = new_state, study_version_id = version_id,
          answered = new_answered, total = new_total,
          (version, updated_at, updated_by) = (
            select f.version + is_other::integer, case when is_other then clock_timestamp() else f.updated_at end,
                   case when is_other then person else f.updated_by end
            from (select (f."values"::text, f.state) is distinct from (new_values::text, new_state)) as saved (is_other))
      where f.id = form_save.form_id and f.version = expected
      returning f.updated_at, f.version into saved_at, version;
    if not found then
      return;
    end if;
    if change is not null then
      insert into form_change (change_id, form_id, study_id, site_id, person_id, digest, version)
        values (change, form_save.form_id, study, site, person, form_save.digest, form_save.version);
    end if;
    saved_at := coalesce(nullif(current_setting('lutetia.entry_at', true), '')::timestamptz, saved_at, clock_timestamp());
    return next;
  end $$;
  comment on function form_save(
    uuid, text, uuid, uuid, text, text, text, uuid, integer, json, text, uuid, integer, integer, uuid, bigint) is
    'Writes a form at the version it was read at, with its change id; no row when another save came first.';
`;
