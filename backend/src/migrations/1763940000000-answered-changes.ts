import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What came of an enrolment, a visit added by hand or a file of results stays with its change id, so that a second
 * arrival is answered as the first was, whatever happened to the record since. The id is the client's, and no record's:
 * at a site where the caller sees nothing it tells nothing.
 */
export class AnsweredChanges1763940000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table answered_change (
        change_id uuid not null,
        study_id  uuid not null,
        site_id   uuid not null,
        person_id uuid,
        digest    bigint not null,
        answer    json not null,
        constraint answered_change_counts_once_a_site primary key (change_id, study_id, site_id)
      );
      comment on column answered_change.digest is 'Of what was asked: the same id must mean the same change.';
      alter table answered_change enable row level security, force row level security;
      create policy answered_change_of_the_study_at_the_sites on answered_change
        using (${IN_SCOPE}) with check (${IN_SCOPE});
      create policy answered_change_seen_by_the_system on answered_change for select to current_user
        using ((select current_setting('lutetia.system', true)) = 'on');
      create trigger answered_change_is_never_removed before delete or truncate on answered_change
        for each statement execute function refuse_change();
      grant select, insert on answered_change to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table answered_change;');
  }
}

const IN_SCOPE = `study_id = (select context_study())
  and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[]))`;
