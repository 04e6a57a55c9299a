import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The day a visit was recorded as missed, which may come before the day it was planned for: its window is open still. Of
 * those recorded before, the deviation tells the day.
 */
export class MissedOn1795400000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table visit
        add column missed_on date,
        add constraint visit_is_missed_on_a_day_with_its_reason check (missed_on is null or missed_reason is not null);
      comment on column visit.missed_on is 'The day at the site when it was recorded as missed.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table visit drop column missed_on;');
  }
}
