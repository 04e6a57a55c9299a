import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A fatal event is told from the draft of its form on; the summary says whether that form is complete. */
export class TellDeathsInProgress1795220340000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table participant_summary
        add column death_in_progress boolean not null default false,
        add constraint participant_summary_death_in_progress_is_of_an_event
          check (death_to_record is not null or not death_in_progress);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table participant_summary drop column death_in_progress;');
  }
}
