import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fatal event of somebody whose death is not recorded, beside what lists show of a participant. */
export class DeathToRecord1795220280000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table participant_summary
        add column death_to_record text,
        add constraint participant_summary_death_to_record_names_its_event check (death_to_record <> '');
      create index participant_summary_with_death_to_record on participant_summary (study_id, site_id, number)
        where death_to_record is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index participant_summary_with_death_to_record;
      alter table participant_summary drop column death_to_record;
    `);
  }
}
