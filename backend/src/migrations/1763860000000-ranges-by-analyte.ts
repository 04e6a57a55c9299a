import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a range overlaps another is asked of those of its analyte. */
export class RangesByAnalyte1763860000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index reference_range_by_analyte on reference_range (laboratory_id, analyte, valid_from);
      drop index reference_range_by_laboratory;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create index reference_range_by_laboratory on reference_range (laboratory_id);
      drop index reference_range_by_analyte;
    `);
  }
}
