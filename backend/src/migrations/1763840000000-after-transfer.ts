import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a transfer left out of sight: lists of the receiving site read the visits and forms that keep the former site's;
 * a visit nothing is recorded of changes site without an entry that it was added; the former site's trail can tell which
 * form its entries were of after a begun form went along.
 */
export class AfterTransfer1763840000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(HERE);
    for (const table of READ_WHERE_THEY_ARE) {
      await db.query(`
        create policy ${table}_read_where_the_participant_is on ${table} for select
          using (study_id = (select context_study()) and ${UNLESS_SEEN_ANYWAY});
      `);
    }
    await db.query(auditChanges(`old.* is distinct from new.* and (new.version > 0 or ${HAS_CONTENT})`));
    await db.query(TOLD_BY_TRAIL);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function form_told_by_trail(uuid)');
    await db.query(auditChanges('old.* is distinct from new.*'));
    for (const table of READ_WHERE_THEY_ARE) {
      await db.query(`drop policy ${table}_read_where_the_participant_is on ${table}`);
    }
    await db.query('drop function participant_is_here(uuid)');
  }
}

const READ_WHERE_THEY_ARE = ['visit', 'form'] as const;

/** Policies are asked in no certain order: the function only of the few rows that no site's own policy lets through. */
const UNLESS_SEEN_ANYWAY = `case
  when (select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])
    or participant_id = (select context_participant())
  then false else participant_is_here(participant_id) end`;

const HERE = `
  create function participant_is_here(participant uuid) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
  begin
    return exists (select from participant p where p.id = participant_is_here.participant
      and p.enrolled_at_site is not null and p.site_id = any ((select context_sites())::uuid[]));
  end $$;
  comment on function participant_is_here(uuid) is
    'Whether a participant who was transferred is now at one of the sites of the context.';
  revoke execute on function participant_is_here(uuid) from public;
  grant execute on function participant_is_here(uuid) to lutetia_app;
`;

const HAS_CONTENT = `num_nonnulls(new.booked_on, new.delay_to, new.missed_reason, new.skipped_reason,
  new.added_reason) > 0`;

const auditChanges = (condition: string): string => `
  drop trigger visit_change_is_audited on visit;
  create trigger visit_change_is_audited after update on visit for each row when (${condition})
    execute function audit_record('participant_id', 'id,study_id,site_id,participant_id,version,created_at,recorded_at', '');
`;

const TOLD_BY_TRAIL = `
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
  revoke execute on function form_told_by_trail(uuid) from public;
  grant execute on function form_told_by_trail(uuid) to lutetia_app;
`;
