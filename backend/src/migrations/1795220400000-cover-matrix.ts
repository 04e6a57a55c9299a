import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists and the matrix read of a participant's visits, in an index of its own: a planned visit is ten times as long
 * as that, for it carries its explanation and its forms. And participants are found by their site, not by going through
 * the whole study.
 *
 * A name stays outside: it may be longer than an entry of an index can be.
 */
export class CoverMatrix1795220400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index planned_visit_by_participant;
      create index planned_visit_by_participant on planned_visit (participant_id, ord)
        include (study_id, site_id, visit_id, cycle, repetition, planned, occurred, due_from, late_from, status, basis,
          code, flags);
      create index participant_summary_by_site on participant_summary (study_id, site_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index participant_summary_by_site;
      drop index planned_visit_by_participant;
      create index planned_visit_by_participant on planned_visit (participant_id, ord);
    `);
  }
}
