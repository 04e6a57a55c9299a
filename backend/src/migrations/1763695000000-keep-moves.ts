import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a save moved in the schedule stays with its change id, so that a second arrival is answered as the first was.
 * Hardly any save moves something, and nothing takes no room.
 */
export class KeepMoves1763695000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table form_change add column moves json;
      grant update (moves) on form_change to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table form_change drop column moves;');
  }
}
