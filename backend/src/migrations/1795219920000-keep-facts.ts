import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is entered is never removed, what it is and whose it is never changes, and nothing is entered under an error. */
export class KeepFacts1795219920000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of NEVER_REMOVED) {
      await db.query(`
        create trigger ${table}_is_never_removed before delete or truncate on ${table}
          for each statement execute function refuse_change();
      `);
    }
    await db.query(REFUSE_OTHER_IDENTITY);
    for (const [trigger, [table, columns]] of Object.entries(KEPT)) {
      await db.query(`
        create trigger ${trigger} after update of ${columns} on ${table}
          for each statement execute function refuse_other_identity();
      `);
    }
    await db.query(REFUSE_OTHER_SITE);
    for (const table of OF_A_SITE) {
      await db.query(`
        create trigger ${table}_keeps_its_site after update of site_id on ${table}
          for each row when (old.site_id <> new.site_id) execute function refuse_other_site();
      `);
    }
    await db.query(REFUSE_ENTRY_IN_ERROR);
    for (const table of ENTERED) {
      await db.query(`
        create trigger ${table}_is_not_of_an_error before insert or update on ${table}
          for each row execute function refuse_entry_in_error();
      `);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ENTERED) await db.query(`drop trigger ${table}_is_not_of_an_error on ${table};`);
    for (const table of OF_A_SITE) await db.query(`drop trigger ${table}_keeps_its_site on ${table};`);
    for (const [trigger, [table]] of Object.entries(KEPT)) {
      await db.query(`drop trigger ${trigger} on ${table};`);
    }
    await db.query(`
      drop function refuse_entry_in_error();
      drop function refuse_other_site();
      drop function refuse_other_identity();
    `);
    for (const table of NEVER_REMOVED) await db.query(`drop trigger ${table}_is_never_removed on ${table};`);
  }
}

const NEVER_REMOVED = [
  'study',
  'site',
  'site_activation',
  'site_calendar',
  'person',
  'membership',
  'participant',
  'participant_version',
  'participant_transfer',
  'visit',
  'form',
  'form_change',
  'answered_change',
  'deviation',
  'laboratory',
  'reference_range',
] as const;

/**
 * What a record is and whose it is: the trail tells of what a record holds, so a form slid under another visit would
 * leave no entry. The statements of the hot path set none of these columns. A site is not among them: a transfer may
 * change it.
 */
const KEPT: Readonly<Record<string, readonly [table: string, columns: string]>> = {
  participant_keeps_its_identity: ['participant', 'id, study_id'],
  visit_keeps_its_identity: ['visit', 'id, study_id, participant_id, code, cycle, repetition'],
  visit_keeps_why_it_was_added: ['visit', 'added_reason'],
  form_keeps_its_identity: ['form', 'id, study_id, participant_id, visit_id, code, repetition'],
  deviation_keeps_its_identity: ['deviation', 'id, study_id, participant_id, cause_key'],
};

const REFUSE_OTHER_IDENTITY = `
  create function refuse_other_identity() returns trigger language plpgsql as $$
  begin
    raise exception 'a % keeps its identity', tg_table_name using errcode = 'restrict_violation';
  end $$;
`;

const OF_A_SITE = ['visit', 'form', 'deviation'] as const;

/** What was completed keeps its site; a form not complete, and a visit without a complete one, go where the participant goes. */
const REFUSE_OTHER_SITE = `
  create function refuse_other_site() returns trigger language plpgsql as $$
  begin
    if new.site_id <> (select p.site_id from participant p where p.id = new.participant_id)
       or tg_table_name <> 'deviation' and exists (select from form f where f.state = 'complete'
                  and (f.id = new.id or tg_table_name = 'visit' and f.visit_id = new.id)) then
      raise exception 'a % keeps its identity', tg_table_name using errcode = 'restrict_violation';
    end if;
    return null;
  end $$;
`;

const ENTERED = ['visit', 'form'] as const;

/** Under a number that was given by mistake nothing more is entered. */
const REFUSE_ENTRY_IN_ERROR = `
  create function refuse_entry_in_error() returns trigger language plpgsql as $$
  begin
    if exists (select from participant p
               where p.id = new.participant_id and p.enrolled_in_error_on is not null) then
      raise exception 'participant % was enrolled in error', new.participant_id using errcode = 'LT001';
    end if;
    return new;
  end $$;
`;
