import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was screened again stays not included, also where their new number is at a site the asker does not see: the day is
 * told, and neither the number nor the site.
 */
export class ScreenedAgain1795220280000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function screened_again_on(participant uuid) returns date
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        began date;
      begin
        perform set_config('lutetia.system', 'on', true);
        select p.screening_on into began from participant p
        where p.rescreens = participant and p.enrolled_in_error_on is null;
        perform set_config('lutetia.system', '', true);
        return began;
      end $$;
      comment on function screened_again_on(uuid) is
        'The day the screening of a participant under their next number began; null for who was not screened again.';
      revoke all on function screened_again_on(uuid) from public;
      grant execute on function screened_again_on(uuid) to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function screened_again_on(uuid);');
  }
}
