import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Serious events that wait for the investigator's review, in what lists show of a participant. */
export class ListReviewsWaiting1795220340000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table participant_summary add column reviews_waiting jsonb not null default '[]',
        add constraint participant_summary_reviews_waiting_is_a_list check (jsonb_typeof(reviews_waiting) = 'array');
      create index participant_summary_with_reviews_waiting on participant_summary (study_id, site_id, number)
        where reviews_waiting <> '[]';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index participant_summary_with_reviews_waiting;
      alter table participant_summary drop constraint participant_summary_reviews_waiting_is_a_list,
        drop column reviews_waiting;
    `);
  }
}
