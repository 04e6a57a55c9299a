import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions on cycles whose act nobody has recorded yet, beside what lists show of a participant. */
export class DecisionsWaiting1763910000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table participant_summary
        add column decisions_waiting jsonb not null default '[]',
        add constraint participant_summary_decisions_waiting_is_a_list
          check (jsonb_typeof(decisions_waiting) = 'array');
      create index participant_summary_with_decisions_waiting on participant_summary (study_id, site_id, number)
        where decisions_waiting <> '[]';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index participant_summary_with_decisions_waiting;
      alter table participant_summary drop column decisions_waiting;
    `);
  }
}
