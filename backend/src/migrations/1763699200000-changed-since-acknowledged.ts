import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the investigator had acknowledged, kept beside what became of the deviation since. */
export class ChangedSinceAcknowledged1763699200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table deviation
        add column acknowledged_sentence text,
        add constraint deviation_changed_since_acknowledged
          check (acknowledged_sentence is null or (acknowledged_at is not null and acknowledged_sentence <> sentence));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table deviation drop column acknowledged_sentence;`);
  }
}
