import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many abnormal laboratory results of a participant wait for the investigator, beside what lists show of them. */
export class ResultsWaiting1763840400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table participant_summary
        add column results_waiting integer not null default 0,
        add constraint participant_summary_results_waiting_is_a_count check (results_waiting >= 0);
      create index participant_summary_with_results_waiting on participant_summary (study_id, site_id, number)
        where results_waiting > 0;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index participant_summary_with_results_waiting;
      alter table participant_summary drop column results_waiting;
    `);
  }
}
