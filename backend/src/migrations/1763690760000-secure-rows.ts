import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The application's login and what it may see: rows of one study at the sites of the person, and nothing without both.
 *
 * The login belongs to the cluster, so it is made once and stays when a database is taken down. It owns nothing. The
 * owner is held to row security too (it need not be a superuser): the trail has policies of its own for it, and
 * functions of the system that must look before a study is known switch `lutetia.system` on for themselves, which
 * means nothing to any role but the owner.
 */
export class SecureRows1763690760000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(LOGIN);
    await db.query(CONTEXT);
    for (const table of PARTICIPANT_BOUND) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy ${table}_of_the_study_at_the_sites on ${table}
          using (${IN_SCOPE}) with check (${IN_SCOPE});
        create policy ${table}_seen_by_the_system on ${table} for select to current_user
          using ((select current_setting('lutetia.system', true)) = 'on');
      `);
    }
    await db.query(TRAIL);
    await db.query(SCOPE_OF_RECORD);
    await db.query(GRANTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function record_scope(text, uuid);
      drop policy audit_event_of_the_study_at_the_sites on audit_event;
      drop policy audit_event_of_no_study on audit_event;
      drop policy audit_event_seen_by_the_owner on audit_event;
      drop policy audit_event_written_by_the_trigger on audit_event;
      alter table audit_event no force row level security, disable row level security;
    `);
    for (const table of [...PARTICIPANT_BOUND].reverse()) {
      await db.query(`
        drop policy ${table}_seen_by_the_system on ${table};
        drop policy ${table}_of_the_study_at_the_sites on ${table};
        alter table ${table} no force row level security, disable row level security;
      `);
    }
    await db.query(`
      drop function context_sites();
      drop function context_study();
      revoke all on all tables in schema public from lutetia_app;
      revoke all on all functions in schema public from lutetia_app;
      revoke all on schema public from lutetia_app;
    `);
  }
}

/** The clause the policies share; each part is computed once a statement, not once a row. */
const IN_SCOPE = `study_id = (select context_study())
  and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[]))`;

const PARTICIPANT_BOUND = [
  'participant',
  'visit',
  'form',
  'form_change',
  'deviation',
  'planned_visit',
  'milestone',
  'administration',
  'participant_summary',
] as const;

const LOGIN = `
  do $$
  begin
    if not exists (select from pg_roles where rolname = 'lutetia_app') then
      create role lutetia_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit;
    end if;
  exception when duplicate_object or unique_violation then
    null; -- another database of the cluster made it in the meantime
  end $$;
`;

const CONTEXT = `
  create function context_study() returns uuid language sql stable as $$
    select nullif(current_setting('lutetia.study', true), '')::uuid
  $$;
  create function context_sites() returns uuid[] language sql stable as $$
    select case when current_setting('lutetia.sites', true) like '{%' then current_setting('lutetia.sites', true)::uuid[]
                else '{}'::uuid[] end
  $$;
`;

const TRAIL = `
  alter table audit_event enable row level security, force row level security;
  create policy audit_event_of_the_study_at_the_sites on audit_event for select
    using (study_id = (select context_study())
      and (site_id is null or (select current_setting('lutetia.sites', true)) = '*'
           or site_id = any ((select context_sites())::uuid[])));
  create policy audit_event_of_no_study on audit_event for select
    using (study_id is null and (select current_setting('lutetia.role', true)) in ('administrator', 'auditor')
      and (select current_setting('lutetia.sites', true)) = '*');
  create policy audit_event_seen_by_the_owner on audit_event for select to current_user using (true);
  create policy audit_event_written_by_the_trigger on audit_event for insert to current_user with check (true);
`;

const SCOPE_OF_RECORD = `
  create function record_scope(record text, record_id uuid)
    returns table (study_id uuid, site_id uuid, participant_id uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    perform set_config('lutetia.system', 'on', true);
    if record = 'participant' then
      return query select p.study_id, p.site_id, p.id from participant p where p.id = record_id;
    elsif record = 'visit' then
      return query select v.study_id, v.site_id, v.participant_id from visit v where v.id = record_id;
    elsif record = 'form' then
      return query select f.study_id, f.site_id, f.participant_id from form f where f.id = record_id;
    else
      raise exception 'no scope is known for a %', record using errcode = 'invalid_parameter_value';
    end if;
    perform set_config('lutetia.system', '', true);
  end $$;
  comment on function record_scope(text, uuid) is
    'Study, site and participant of a participant, visit or form; asked before a study is known, decides nothing.';
`;

const GRANTS = `
  grant usage on schema public to lutetia_app;
  grant select on study, study_version, site, site_activation, person, membership, audit_event to lutetia_app;
  grant insert on study, study_version, site, site_activation, person, membership to lutetia_app;
  grant update on study, site, person, membership to lutetia_app;
  grant select, insert on security_event, form_change to lutetia_app;
  grant select, insert, update on participant, visit, form, deviation to lutetia_app;
  grant select, insert, update, delete on session, sign_in_failure to lutetia_app;
  grant select, insert, update, delete on planned_visit, milestone, administration, participant_summary to lutetia_app;
  revoke execute on function
    append_audit_event(uuid, uuid, uuid, text, uuid, integer, text, text), audit_form(), audit_record(),
    lock_chains(uuid[]), heads_to_seal(), last_seal(), append_seal(bigint, timestamptz, jsonb, bytea), record_scope(text, uuid)
    from public;
  grant execute on function
    lock_chains(uuid[]), heads_to_seal(), last_seal(), append_seal(bigint, timestamptz, jsonb, bytea), record_scope(text, uuid)
    to lutetia_app;
`;
