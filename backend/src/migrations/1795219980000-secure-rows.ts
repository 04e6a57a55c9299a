import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The application's login and what it may see: rows of one study at the sites of the person, and nothing without both.
 *
 * The login belongs to the cluster, so it is made once and stays when a database is taken down. It owns nothing. The
 * owner is held to row security too (it need not be a superuser): the trail has policies of its own for it, and
 * functions of the system that must look before a study is known switch `lutetia.system` on for themselves, which
 * means nothing to any role but the owner.
 *
 * All of a participant is in sight of the site where the participant is, on the participant's own pages
 * (`lutetia.participant`) and, of visits and forms, in its lists; of a former site only what it collected.
 */
export class SecureRows1795219980000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(LOGIN);
    await db.query(CONTEXT);
    for (const [table, column] of OF_A_PARTICIPANT) await db.query(security(table, IN_SIGHT(column)));
    for (const table of OF_A_SITE) await db.query(security(table, AT_THE_SITES));
    await db.query(OTHERS);
    await db.query(BEFORE_A_TRANSFER);
    await db.query(AFTER_A_TRANSFER);
    await db.query(TRAIL);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy audit_event_written_by_the_trigger on audit_event;
      drop policy audit_event_seen_by_the_owner on audit_event;
      drop policy audit_event_of_no_study on audit_event;
      drop policy audit_event_of_the_study_at_the_sites on audit_event;
      drop policy form_read_where_the_participant_is on form;
      drop policy visit_read_where_the_participant_is on visit;
      drop function participant_is_here(uuid);
      drop policy participant_version_read_by_former_sites on participant_version;
      drop policy participant_read_by_former_sites on participant;
      drop policy allocation_reference_of_the_system on allocation_reference;
      drop policy calendar_entry_of_the_study_at_the_sites on calendar_entry;
    `);
    for (const table of SEEN_BY_THE_SYSTEM) {
      await db.query(`
        drop policy ${table}_seen_by_the_system on ${table};
        drop policy ${table}_of_the_study_at_the_sites on ${table};
      `);
    }
    for (const table of [...SEEN_BY_THE_SYSTEM, 'calendar_entry', 'allocation_reference', 'audit_event']) {
      await db.query(`alter table ${table} no force row level security, disable row level security;`);
    }
    await db.query(`
      drop function context_participant();
      drop function context_sites();
      drop function context_study();
    `);
  }
}

/** Tables of a participant, each with the column that names them. */
const OF_A_PARTICIPANT = [
  ['participant', 'id'],
  ['participant_version', 'participant_id'],
  ['visit', 'participant_id'],
  ['form', 'participant_id'],
  ['deviation', 'participant_id'],
  ['planned_visit', 'participant_id'],
  ['milestone', 'participant_id'],
  ['administration', 'participant_id'],
  ['participant_summary', 'participant_id'],
] as const;

/** Tables whose rows stay with their site. */
const OF_A_SITE = ['form_change', 'answered_change', 'laboratory', 'reference_range'] as const;

const SEEN_BY_THE_SYSTEM = [
  ...OF_A_PARTICIPANT.map(([table]) => table),
  ...OF_A_SITE,
  'site_calendar',
  'participant_transfer',
] as const;

/** The clauses the policies share; each part is computed once a statement, not once a row. */
const AT_THE_SITES = `study_id = (select context_study())
  and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[]))`;

const IN_SIGHT = (column: string): string => `study_id = (select context_study())
  and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])
       or ${column} = (select context_participant()))`;

const secured = (table: string): string => `
  alter table ${table} enable row level security, force row level security;
`;

const seenByTheSystem = (table: string): string => `
  create policy ${table}_seen_by_the_system on ${table} for select to current_user
    using ((select current_setting('lutetia.system', true)) = 'on');
`;

const security = (table: string, clause: string): string => `
  ${secured(table)}
  create policy ${table}_of_the_study_at_the_sites on ${table} using (${clause}) with check (${clause});
  ${seenByTheSystem(table)}
`;

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
  create function context_participant() returns uuid language sql stable as $$
    select nullif(current_setting('lutetia.participant', true), '')::uuid
  $$;
`;

/** What a policy lets be seen may be written too where it has no check of its own. */
const OTHERS = `
  ${secured('site_calendar')}
  create policy site_calendar_of_the_study_at_the_sites on site_calendar using (${AT_THE_SITES});
  ${seenByTheSystem('site_calendar')}

  ${secured('participant_transfer')}
  create policy participant_transfer_of_the_study_at_the_sites on participant_transfer
    using (study_id = (select context_study())
      and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])
           or former_site_id = any ((select context_sites())::uuid[])
           or participant_id = (select context_participant())));
  ${seenByTheSystem('participant_transfer')}

  ${secured('calendar_entry')}
  create policy calendar_entry_of_the_study_at_the_sites on calendar_entry
    using (study_id = (select context_study())
      and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])
           or exists (select from visit v
                      where v.id = visit_id and v.participant_id = (select context_participant()))));

  ${secured('allocation_reference')}
  create policy allocation_reference_of_the_system on allocation_reference to current_user
    using ((select current_setting('lutetia.system', true)) = 'on')
    with check ((select current_setting('lutetia.system', true)) = 'on');
`;

/** A former site goes on reading whom it followed, and under which versions. */
const BEFORE_A_TRANSFER = `
  create policy participant_read_by_former_sites on participant for select
    using (study_id = (select context_study()) and enrolled_at_site is not null and exists (
      select from participant_transfer t
      where t.participant_id = participant.id and t.former_site_id = any ((select context_sites())::uuid[])));
  create policy participant_version_read_by_former_sites on participant_version for select
    using (study_id = (select context_study()) and exists (
      select from participant_transfer t
      where t.participant_id = participant_version.participant_id
        and t.former_site_id = any ((select context_sites())::uuid[])));
`;

/** Policies are asked in no certain order: the function only of the few rows that no site's own policy lets through. */
const UNLESS_SEEN_ANYWAY = `case
  when (select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])
    or participant_id = (select context_participant())
  then false else participant_is_here(participant_id) end`;

/** Lists of the receiving site read the visits and forms that keep the former site's. */
const AFTER_A_TRANSFER = `
  create function participant_is_here(participant uuid) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
  begin
    return exists (select from participant p where p.id = participant_is_here.participant
      and p.enrolled_at_site is not null and p.site_id = any ((select context_sites())::uuid[]));
  end $$;
  comment on function participant_is_here(uuid) is
    'Whether a participant who was transferred is now at one of the sites of the context.';
  create policy visit_read_where_the_participant_is on visit for select
    using (study_id = (select context_study()) and ${UNLESS_SEEN_ANYWAY});
  create policy form_read_where_the_participant_is on form for select
    using (study_id = (select context_study()) and ${UNLESS_SEEN_ANYWAY});
`;

const TRAIL = `
  ${secured('audit_event')}
  create policy audit_event_of_the_study_at_the_sites on audit_event for select
    using (study_id = (select context_study())
      and (site_id is null or (select current_setting('lutetia.sites', true)) = '*'
           or site_id = any ((select context_sites())::uuid[])
           or chain_id = (select context_participant())));
  create policy audit_event_of_no_study on audit_event for select
    using (study_id is null and (select current_setting('lutetia.role', true)) in ('administrator', 'auditor')
      and (select current_setting('lutetia.sites', true)) = '*');
  create policy audit_event_seen_by_the_owner on audit_event for select to current_user using (true);
  create policy audit_event_written_by_the_trigger on audit_event for insert to current_user with check (true);
`;
