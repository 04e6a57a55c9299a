import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A participant who moves to another site keeps number and history. What was collected keeps the site that collected
 * it; what is still to come, and the read models, go along. All of the participant is in sight of the receiving site,
 * on the participant's own pages (`lutetia.participant`); of the former site only what it collected, to read.
 */
export class Transfers1763700600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TRANSFER);
    await db.query(SITE_OF_WHAT_IS_BLANK);
    for (const [table, column] of WHOSE) {
      await db.query(`alter policy ${table}_of_the_study_at_the_sites on ${table}
        using (${IN_SIGHT(column)}) with check (${IN_SIGHT(column)})`);
    }
    await db.query(`
      alter policy audit_event_of_the_study_at_the_sites on audit_event
        using (study_id = (select context_study())
          and (site_id is null or (select current_setting('lutetia.sites', true)) = '*'
               or site_id = any ((select context_sites())::uuid[])
               or chain_id = (select context_participant())));
      alter policy calendar_entry_of_the_study_at_the_sites on calendar_entry
        using (study_id = (select context_study())
          and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])
               or exists (select from visit v
                          where v.id = visit_id and v.participant_id = (select context_participant()))));
      create policy participant_read_by_former_sites on participant for select
        using (study_id = (select context_study()) and enrolled_at_site is not null and exists (
          select from participant_transfer t
          where t.participant_id = participant.id and t.former_site_id = any ((select context_sites())::uuid[])));
    `);
    await db.query(`
      create policy participant_version_read_by_former_sites on participant_version for select
        using (study_id = (select context_study()) and exists (
          select from participant_transfer t
          where t.participant_id = participant_version.participant_id
            and t.former_site_id = any ((select context_sites())::uuid[])));
    `);
    await db.query(`drop function record_scope(text, uuid); ${SCOPE_OF_RECORD}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function record_scope(text, uuid);
      ${SCOPE_BEFORE}
      drop policy participant_version_read_by_former_sites on participant_version;
      drop policy participant_read_by_former_sites on participant;
      alter policy calendar_entry_of_the_study_at_the_sites on calendar_entry using (${AT_THE_SITES});
      alter policy audit_event_of_the_study_at_the_sites on audit_event
        using (study_id = (select context_study())
          and (site_id is null or (select current_setting('lutetia.sites', true)) = '*'
               or site_id = any ((select context_sites())::uuid[])));
    `);
    for (const [table] of WHOSE) {
      await db.query(`alter policy ${table}_of_the_study_at_the_sites on ${table}
        using (${AT_THE_SITES}) with check (${AT_THE_SITES})`);
    }
    await db.query(SITE_KEPT_AGAIN);
    await db.query(`
      drop table participant_transfer;
      drop function context_participant();
      drop index participant_sequence_once_an_enrolling_site;
      alter table participant drop column enrolled_at_site,
        add constraint participant_sequence_once_a_site unique (study_id, site_id, sequence);
    `);
  }
}

/** Tables of a participant, each with the column that names them. */
const WHOSE = [
  ['participant', 'id'],
  ['visit', 'participant_id'],
  ['form', 'participant_id'],
  ['deviation', 'participant_id'],
  ['planned_visit', 'participant_id'],
  ['milestone', 'participant_id'],
  ['administration', 'participant_id'],
  ['participant_summary', 'participant_id'],
  ['participant_version', 'participant_id'],
] as const;

const AT_THE_SITES = `study_id = (select context_study())
  and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[]))`;

const IN_SIGHT = (column: string): string => `study_id = (select context_study())
  and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])
       or ${column} = (select context_participant()))`;

const TRANSFER = `
  create function context_participant() returns uuid language sql stable as $$
    select nullif(current_setting('lutetia.participant', true), '')::uuid
  $$;
  alter table participant
    add column enrolled_at_site uuid,
    add constraint participant_enrolled_at_a_site foreign key (enrolled_at_site) references site (id),
    drop constraint participant_sequence_once_a_site;
  comment on column participant.enrolled_at_site is 'The site that gave the number; null while there was no transfer.';
  create unique index participant_sequence_once_an_enrolling_site
    on participant (study_id, coalesce(enrolled_at_site, site_id), sequence);

  create table participant_transfer (
    id             uuid not null,
    study_id       uuid not null,
    site_id        uuid not null,
    former_site_id uuid not null,
    participant_id uuid not null,
    on_day         date not null,
    reason         text not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    constraint participant_transfer_is_known_by_id primary key (id),
    constraint participant_transfer_in_study
      foreign key (participant_id, study_id) references participant (id, study_id),
    constraint participant_transfer_to_site foreign key (site_id) references site (id),
    constraint participant_transfer_from_site foreign key (former_site_id) references site (id),
    constraint participant_transfer_goes_elsewhere check (site_id <> former_site_id),
    constraint participant_transfer_reason_is_not_blank check (btrim(reason) <> '')
  );
  create index participant_transfer_by_participant on participant_transfer (participant_id);
  alter table participant_transfer enable row level security, force row level security;
  create policy participant_transfer_of_the_study_at_the_sites on participant_transfer
    using (study_id = (select context_study())
      and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])
           or former_site_id = any ((select context_sites())::uuid[])
           or participant_id = (select context_participant())));
  create policy participant_transfer_seen_by_the_system on participant_transfer for select to current_user
    using ((select current_setting('lutetia.system', true)) = 'on');
  create trigger participant_transfer_is_audited after insert on participant_transfer
    for each row execute function audit_record('participant_id', 'id,study_id,site_id,participant_id,recorded_at', '');
  create trigger participant_transfer_is_never_removed before delete or truncate on participant_transfer
    for each statement execute function refuse_change();
  grant select, insert on participant_transfer to lutetia_app;
  grant update (site_id) on calendar_entry to lutetia_app;
`;

/** What was completed keeps its site; a form not complete, and a visit without a complete one, go where the participant goes. */
const SITE_OF_WHAT_IS_BLANK = `
  drop trigger visit_keeps_its_identity on visit;
  drop trigger form_keeps_its_identity on form;
  drop trigger deviation_keeps_its_identity on deviation;
  create trigger deviation_keeps_its_identity
    after update of id, study_id, participant_id, cause_key on deviation
    for each statement execute function refuse_other_identity();
  create trigger visit_keeps_its_identity
    after update of id, study_id, participant_id, code, cycle, repetition on visit
    for each statement execute function refuse_other_identity();
  create trigger form_keeps_its_identity
    after update of id, study_id, participant_id, visit_id, code, repetition on form
    for each statement execute function refuse_other_identity();
  create function refuse_other_site() returns trigger language plpgsql as $$
  begin
    if new.site_id <> (select p.site_id from participant p where p.id = new.participant_id)
       or tg_table_name <> 'deviation' and exists (select from form f where f.state = 'complete'
                  and (f.id = new.id or tg_table_name = 'visit' and f.visit_id = new.id)) then
      raise exception 'a % keeps its identity', tg_table_name using errcode = 'restrict_violation';
    end if;
    return null;
  end $$;
  create trigger deviation_keeps_its_site after update of site_id on deviation
    for each row when (old.site_id <> new.site_id) execute function refuse_other_site();
  create trigger visit_keeps_its_site after update of site_id on visit
    for each row when (old.site_id <> new.site_id) execute function refuse_other_site();
  create trigger form_keeps_its_site after update of site_id on form
    for each row when (old.site_id <> new.site_id) execute function refuse_other_site();
`;

const SITE_KEPT_AGAIN = `
  drop trigger form_keeps_its_site on form;
  drop trigger visit_keeps_its_site on visit;
  drop trigger deviation_keeps_its_site on deviation;
  drop function refuse_other_site();
  drop trigger form_keeps_its_identity on form;
  drop trigger visit_keeps_its_identity on visit;
  drop trigger deviation_keeps_its_identity on deviation;
  create trigger deviation_keeps_its_identity
    after update of id, study_id, site_id, participant_id, cause_key on deviation
    for each statement execute function refuse_other_identity();
  create trigger visit_keeps_its_identity
    after update of id, study_id, site_id, participant_id, code, cycle, repetition on visit
    for each statement execute function refuse_other_identity();
  create trigger form_keeps_its_identity
    after update of id, study_id, site_id, participant_id, visit_id, code, repetition on form
    for each statement execute function refuse_other_identity();
`;

const GRANT_SCOPE = `
  revoke execute on function record_scope(text, uuid) from public;
  grant execute on function record_scope(text, uuid) to lutetia_app;
`;

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
  ${GRANT_SCOPE}
`;

const SCOPE_BEFORE = `
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
  ${GRANT_SCOPE}
`;
