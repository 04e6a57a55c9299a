import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * References of the randomisation service are compared trimmed and without regard to case: those kept so far are written
 * as they are compared from now on. Of two spellings of one participant the later one stays.
 */
export class ReferencesInOneCase1795410000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      select set_config('lutetia.system', 'on', true);
      delete from allocation_reference r where exists (
        select from allocation_reference o
        where o.study_id = r.study_id and o.participant_id = r.participant_id and o.place > r.place
          and lower(btrim(o.reference)) = lower(btrim(r.reference)));
      update allocation_reference set reference = lower(btrim(reference))
        where reference <> lower(btrim(reference));
      select set_config('lutetia.system', '', true);
    `);
  }

  /** How they were written before stands in the forms; nothing else reads it. */
  async down(): Promise<void> {}
}
