import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A visit added by hand enters the trail whatever it holds, and always with the reason it was added for.
 *
 * Planning inserts blank visits at version 0; whatever else is inserted was added by somebody. Which codes are those of
 * unscheduled visits is in the study's definitions, read once for each statement that inserts.
 */
export class AddedVisits1763704000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(auditOf(`new.version > 0 or ${HAS_CONTENT}`));
    await db.query(`
      create function refuse_added_without_reason() returns trigger language plpgsql as $$
      begin
        if exists (select from added where added_reason is null and version > 0) or exists (
          select from added a where a.added_reason is null and (a.study_id, a.code) in (
            select v.study_id, jsonb_path_query(v.definition, '$.definition.epochs.** ? (@.kind == "unscheduled").code') #>> '{}'
            from study_version v where v.study_id in (select study_id from added)))
        then
          raise exception 'a visit is added with a reason' using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      comment on function refuse_added_without_reason() is
        'Holds every visit that planning did not plan to the reason it was added for.';
      create trigger visit_is_added_with_a_reason after insert on visit
        referencing new table as added for each statement execute function refuse_added_without_reason();
      create trigger visit_keeps_why_it_was_added after update of added_reason on visit
        for each statement execute function refuse_other_identity();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger visit_keeps_why_it_was_added on visit;
      drop trigger visit_is_added_with_a_reason on visit;
      drop function refuse_added_without_reason();
    `);
    await db.query(auditOf(HAS_CONTENT));
  }
}

const HAS_CONTENT = `num_nonnulls(new.booked_on, new.delay_to, new.missed_reason, new.skipped_reason,
  new.added_reason) > 0`;

const auditOf = (condition: string): string => `
  drop trigger visit_insert_is_audited on visit;
  create trigger visit_insert_is_audited after insert on visit for each row when (${condition})
    execute function audit_record('participant_id', 'id,study_id,site_id,participant_id,version,created_at,recorded_at', '');
`;
