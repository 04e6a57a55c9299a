import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With the visit of a form that is saved, its number among the forms of its code there: the part of a dose it is of. */
export class PartOfForm1763910200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(rewrite(VISIT, VISIT_AND_PART));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(rewrite(VISIT_AND_PART, VISIT));
  }
}

const VISIT = "'repetition', v.repetition)";
const VISIT_AND_PART = "'repetition', v.repetition, 'part', f.repetition)";

/** Puts one expression of the function in another's place, whatever else it has become since. */
const rewrite = (from: string, to: string): string => `
  do $rewrite$
  declare
    before text := pg_get_functiondef('form_outside(uuid, text[])'::regprocedure);
    after text := replace(before, $from$${from}$from$, $to$${to}$to$);
  begin
    if after = before then
      raise exception 'form_outside does not tell the visit as expected';
    end if;
    execute after;
  end $rewrite$`;
