import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is entered for a participant begins at the site where the participant is.
 *
 * Row security asks of a new row that its own site is one of the context; whose participant it names, it does not ask. So
 * a statement that mistook one participant for another could leave a form in a casebook of a site it may not even read.
 * The participant is looked for in sight of whoever enters.
 */
export class KeepEntriesWithParticipants1795220340000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(REFUSE_ENTRY_ELSEWHERE);
    for (const table of ENTERED) {
      await db.query(`
        create trigger ${table}_begins_with_its_participant after insert on ${table}
          referencing new table as entered for each statement execute function refuse_entry_elsewhere();
      `);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ENTERED)
      await db.query(`drop trigger ${table}_begins_with_its_participant on ${table};`);
    await db.query('drop function refuse_entry_elsewhere();');
  }
}

const ENTERED = ['visit', 'form', 'deviation'] as const;

const REFUSE_ENTRY_ELSEWHERE = `
  create function refuse_entry_elsewhere() returns trigger language plpgsql as $$
  begin
    if exists (select from (select distinct participant_id, site_id from entered) e
               where not exists (select from participant p where p.id = e.participant_id and p.site_id = e.site_id)) then
      raise exception 'a % begins at the site of its participant', tg_table_name using errcode = 'restrict_violation';
    end if;
    return null;
  end $$;
  comment on function refuse_entry_elsewhere() is
    'Holds new visits, forms and deviations to the site where their participant is.';
`;
