import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a record is and whose it is never changes: the trail tells of what a record holds, so a form slid under another
 * visit would leave no entry. A participant's site is not among these: a transfer may change it.
 */
const IDENTITIES: Readonly<Record<string, string>> = {
  participant: 'id, study_id',
  visit: 'id, study_id, site_id, participant_id, code, cycle, repetition',
  form: 'id, study_id, site_id, participant_id, visit_id, code, repetition',
  deviation: 'id, study_id, site_id, participant_id, cause_key',
};

/** Refuses every statement that sets a column of an identity; the statements of the hot path set none. */
export class KeepIdentities1763693000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function refuse_other_identity() returns trigger language plpgsql as $$
      begin
        raise exception 'a % keeps its identity', tg_table_name using errcode = 'restrict_violation';
      end $$;
    `);
    for (const [table, columns] of Object.entries(IDENTITIES)) {
      await db.query(`
        create trigger ${table}_keeps_its_identity after update of ${columns} on ${table}
          for each statement execute function refuse_other_identity();
      `);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(IDENTITIES)) {
      await db.query(`drop trigger ${table}_keeps_its_identity on ${table};`);
    }
    await db.query(`drop function refuse_other_identity();`);
  }
}
