import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who somebody screened again is under the number before, which may be at a site out of the reader's sight by now: one
 * person has one sex and one year of birth, and the plan must not depend on who brings it up to date. It tells neither the
 * number nor the site.
 */
export class FormerPerson1795410000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function former_person(participant uuid) returns table (sex text, year_of_birth smallint)
      language plpgsql security definer set search_path = public, pg_temp as $$
      #variable_conflict use_column
      begin
        perform set_config('lutetia.system', 'on', true);
        return query
          select u.sex, u.year_of_birth
          from participant p join participant_summary u on u.participant_id = p.rescreens
          where p.id = participant;
        perform set_config('lutetia.system', '', true);
      end $$;
      comment on function former_person(uuid) is
        'Sex and year of birth under the number a participant was screened under before; no row for a first screening.';
      revoke execute on function former_person(uuid) from public;
      grant execute on function former_person(uuid) to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function former_person(uuid);');
  }
}
