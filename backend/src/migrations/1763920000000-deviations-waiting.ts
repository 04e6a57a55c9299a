import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deviations that wait for the investigator are counted on every page: the count reads them alone. */
export class DeviationsWaiting1763920000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index deviation_waiting_by_site on deviation (study_id, site_id)
        where state = 'open' and (acknowledged_at is null or acknowledged_sentence is not null);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index deviation_waiting_by_site');
  }
}
