import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A save knows which visit its form is of: checks ask for its code and its cycle, and must fire there as on the page. */
export class VisitOfSavedForm1763825000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await replace(db, true);
  }

  async down(db: QueryRunner): Promise<void> {
    await replace(db, false);
  }
}

const SIGNATURE = 'form_save_context(bytea, uuid, uuid, integer, uuid, integer, boolean, date)';

async function replace(db: QueryRunner, names: boolean): Promise<void> {
  await db.query(`drop function ${SIGNATURE};`);
  await db.query(formSaveContext(names));
  await db.query(`
    revoke execute on function ${SIGNATURE} from public;
    grant execute on function ${SIGNATURE} to lutetia_app;
  `);
}

/** @param names - with the visit's code and cycle */
const formSaveContext = (names: boolean): string => `
  create function form_save_context(
    token bytea, person uuid, form_id uuid, if_match integer, change uuid,
    idle_minutes integer, is_activity boolean, today date
  ) returns table (
    session_state text, person_id uuid, roles text[],
    study_id uuid, site_id uuid, participant_id uuid, visit_id uuid, code text, state text,
    "values" json, version integer, study_version_id uuid, time_zone text,
    visit_status text, is_asked boolean, visit_day date,${names ? ' visit_code text, visit_cycle smallint,' : ''}
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
           f.state = 'not-started' and p.forms @> jsonb_build_array(jsonb_build_object('form', f.code))${names ? ', p.code, p.cycle' : ''}
      into study_id, site_id, participant_id, visit_id, code, state, "values", version,
           study_version_id, saved_at, time_zone, visit_status, visit_day, is_asked${names ? ', visit_code, visit_cycle' : ''}
      from form f join participant pa on pa.id = f.participant_id join site s on s.id = pa.site_id
        left join planned_visit p on p.visit_id = f.visit_id
      where f.id = form_save_context.form_id;
    if found then
      select array_agg(distinct m.role) into roles from membership m
        where m.person_id = form_save_context.person_id
          and (m.study_id = form_save_context.study_id or m.study_id is null)
          and (m.site_id is null or m.site_id = form_save_context.site_id)
          and m.from_day <= current_date and (m.to_day is null or m.to_day >= current_date);
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
