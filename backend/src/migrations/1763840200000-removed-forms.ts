import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A further part of a visit that was opened by mistake and holds nothing is removed: a state, which the trail tells. Its
 * row and number stay, and adding a part again takes it back.
 */
export class RemovedForms1763840200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table form
        drop constraint form_state_is_known,
        add constraint form_state_is_known check (state in ('not-started', 'in-progress', 'complete', 'removed')),
        add constraint form_removed_is_a_blank_further_part
          check (state <> 'removed' or "values"::text = '{}' and visit_id is not null and repetition > 1);
    `);
    await db.query(rewrite(BEGUN, BEGUN_AND_THERE));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(rewrite(BEGUN_AND_THERE, BEGUN));
    await db.query(`
      alter table form
        drop constraint form_removed_is_a_blank_further_part,
        drop constraint form_state_is_known,
        add constraint form_state_is_known check (state in ('not-started', 'in-progress', 'complete'));
    `);
  }
}

const BEGUN = "o.state <> 'not-started'";
const BEGUN_AND_THERE = "o.state not in ('not-started', 'removed')";

/** Puts one condition of the function in another's place, whatever else it has become since. */
const rewrite = (from: string, to: string): string => `
  do $rewrite$
  declare
    before text := pg_get_functiondef('form_outside(uuid, text[])'::regprocedure);
    after text := replace(before, $from$${from}$from$, $to$${to}$to$);
  begin
    if after = before then
      raise exception 'form_outside does not choose forms as expected';
    end if;
    execute after;
  end $rewrite$`;
