import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The investigator's word that a deviation is known, with what was made of it. */
export class AcknowledgeDeviations1763697000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table deviation
        add column acknowledged_by uuid,
        add column acknowledged_at timestamptz,
        add column acknowledgement text,
        add constraint deviation_acknowledged_by_a_person foreign key (acknowledged_by) references person (id),
        add constraint deviation_acknowledged_whole
          check (num_nonnulls(acknowledged_by, acknowledged_at, acknowledgement) in (0, 3));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table deviation drop column acknowledgement, drop column acknowledged_at, drop column acknowledged_by;
    `);
  }
}
