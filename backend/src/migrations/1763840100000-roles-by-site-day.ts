import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A role at a site begins and ends by the site's own day where a form is saved, too; one at all sites by the day in UTC. */
export class RolesBySiteDay1763840100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(rewrite(BY_DAY_OF_DATABASE, BY_DAY_OF_SITE));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(rewrite(BY_DAY_OF_SITE, BY_DAY_OF_DATABASE));
  }
}

const BY_DAY_OF_DATABASE = 'm.from_day <= current_date and (m.to_day is null or m.to_day >= current_date)';
const BY_DAY_OF_SITE =
  "(now() at time zone case when m.site_id is null then 'UTC' else time_zone end)::date between m.from_day and coalesce(m.to_day, 'infinity')";

/** Puts one condition of the function in another's place, whatever else it has become since. */
const rewrite = (from: string, to: string): string => `
  do $rewrite$
  declare
    before text := pg_get_functiondef('form_save_context(bytea, uuid, uuid, integer, uuid, integer, boolean, date)'::regprocedure);
    after text := replace(before, $from$${from}$from$, $to$${to}$to$);
  begin
    if after = before then
      raise exception 'form_save_context does not ask for roles as expected';
    end if;
    execute after;
  end $rewrite$`;
