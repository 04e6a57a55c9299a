import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which versions of the study a participant came under, and from which day. The first has no day: it is the version of
 * the enrolment. A version that becomes live at a site changes nobody's schedule; migrating a participant does.
 */
export class ParticipantVersions1763696000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table participant_version (
        id               uuid not null,
        study_id         uuid not null,
        site_id          uuid not null,
        participant_id   uuid not null,
        study_version_id uuid not null,
        from_day         date,
        constraint participant_version_is_known_by_id primary key (id),
        constraint participant_version_of_participant foreign key (participant_id) references participant (id),
        constraint participant_version_is_one_of_the_study
          foreign key (study_version_id, study_id) references study_version (id, study_id),
        constraint participant_version_once unique (participant_id, study_version_id),
        constraint participant_version_once_a_day unique nulls not distinct (participant_id, from_day)
      );
      alter table participant_version enable row level security, force row level security;
      create policy participant_version_of_the_study_at_the_sites on participant_version
        using (study_id = (select context_study())
          and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])));
      create policy participant_version_seen_by_the_system on participant_version for select to current_user
        using ((select current_setting('lutetia.system', true)) = 'on');
      create trigger participant_version_insert_is_audited after insert on participant_version
        for each row execute function audit_record('participant_id', 'id,study_id,site_id,participant_id', '');
      create trigger participant_version_change_is_audited after update on participant_version
        for each row when (old.* is distinct from new.*)
        execute function audit_record('participant_id', 'id,study_id,site_id,participant_id', '');
      create trigger participant_version_is_never_removed before delete or truncate on participant_version
        for each statement execute function refuse_change();
      grant select, insert on participant_version to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table participant_version');
  }
}
