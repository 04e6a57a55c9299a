import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A password an administrator set is known to two; its person replaces it before doing anything else. */
export class OwnPasswords1763692000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table person add column must_change_password boolean not null default false');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table person drop column must_change_password');
  }
}
