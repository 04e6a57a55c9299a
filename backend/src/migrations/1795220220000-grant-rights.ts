import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the application's login may do, all of it: the tables one by one, and the functions that not everybody may call. */
export class GrantRights1795220220000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ON_TABLES);
    await db.query(`
      revoke execute on function ${[...OF_TRIGGERS, ...OF_THE_APPLICATION].join(', ')} from public;
      grant execute on function ${OF_THE_APPLICATION.join(', ')} to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      grant execute on function ${[...OF_TRIGGERS, ...OF_THE_APPLICATION].join(', ')} to public;
      revoke all on all functions in schema public from lutetia_app;
      revoke all on all tables in schema public from lutetia_app;
      revoke all on schema public from lutetia_app;
    `);
  }
}

const ON_TABLES = `
  grant usage on schema public to lutetia_app;
  grant select on audit_event, allocation_reference to lutetia_app;
  grant select, insert on study_version, site_activation, security_event, work_key, participant_version,
    participant_transfer, form_change, answered_change, laboratory, reference_range to lutetia_app;
  grant update (moves) on form_change to lutetia_app;
  grant update (valid_to) on reference_range to lutetia_app;
  grant select, insert, update on study, site, site_calendar, person, membership, participant, visit, form, deviation,
    calendar_feed, calendar_entry to lutetia_app;
  grant update (site_id) on calendar_entry to lutetia_app;
  grant select, insert, update, delete on session, sign_in_failure to lutetia_app;
  grant select, insert, update, delete on planned_visit, milestone, administration, participant_summary to lutetia_app;
`;

/** Called by the triggers that write the trail, and by nobody else. */
const OF_TRIGGERS = [
  'append_audit_event(uuid, uuid, uuid, text, uuid, integer, text, text)',
  'audit_form()',
  'audit_record()',
] as const;

const OF_THE_APPLICATION = [
  'lock_chains(uuid[])',
  'heads_to_seal()',
  'last_seal()',
  'append_seal(bigint, timestamptz, jsonb, bytea)',
  'participant_is_here(uuid)',
  'record_scope(text, uuid)',
  'former_person(uuid)',
  'screened_again_on(uuid)',
  'form_told_by_trail(uuid)',
  'values_of_form_over_time(uuid[], text)',
  'trail_reach(timestamptz, integer)',
  'take_allocation_reference(uuid, uuid, uuid, text)',
  'form_outside(uuid, text[])',
  'form_outside_alone(uuid, uuid, uuid, uuid, text[])',
  'form_save_context(bytea, uuid, uuid, integer, uuid, integer, boolean, date)',
  'form_save(uuid, text, uuid, uuid, text, text, text, uuid, integer, json, text, uuid, integer, integer, uuid, bigint)',
  'worklist_page(text, text, text, text, text, text, text[], date[], date, text[], text[], text, text, integer)',
] as const;
