import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The id of a change stands for one change: a form is not saved under an id that stood for an enrolment, a visit, a form
 * added, a transfer or a file of results. Only those of the same person or at the same site are looked at, so that an id
 * tells nothing of what is out of sight.
 */
export class OneChangeAnId1795410000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function refuse_change_id_taken() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        is_taken boolean;
      begin
        -- Who asks for the other change under this id at the same moment waits, or is waited for.
        perform pg_advisory_xact_lock(hashtextextended('change ' || new.change_id, 0));
        perform set_config('lutetia.system', 'on', true);
        is_taken := exists (
          select from answered_change a
          where a.change_id = new.change_id and a.study_id = new.study_id
            and (a.site_id = new.site_id or a.person_id = new.person_id));
        perform set_config('lutetia.system', '', true);
        if is_taken then
          raise exception 'the id stands for another change' using errcode = 'LT002';
        end if;
        return new;
      end $$;
      revoke execute on function refuse_change_id_taken() from public;
      create trigger form_change_has_an_id_of_its_own before insert on form_change
        for each row execute function refuse_change_id_taken();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger form_change_has_an_id_of_its_own on form_change;
      drop function refuse_change_id_taken();
    `);
  }
}
