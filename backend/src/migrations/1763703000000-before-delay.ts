import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stood before each delay in force, so that its undoing brings back a booking or the delay before. */
export class BeforeDelay1763703000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table visit
        add column before_delay jsonb,
        add constraint visit_keeps_what_was_before_a_delay
          check (before_delay is null or (delay_to is not null and jsonb_typeof(before_delay) = 'array'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table visit drop column before_delay;`);
  }
}
