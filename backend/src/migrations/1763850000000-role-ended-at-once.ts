import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A role given by mistake ends on the day it was given: its last day is then the one before its first. */
export class RoleEndedAtOnce1763850000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table membership
        drop constraint membership_ends_after_it_begins,
        add constraint membership_ends_after_it_begins check (to_day >= from_day - 1);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      update membership set to_day = from_day where to_day < from_day;
      alter table membership
        drop constraint membership_ends_after_it_begins,
        add constraint membership_ends_after_it_begins check (to_day >= from_day);
    `);
  }
}
