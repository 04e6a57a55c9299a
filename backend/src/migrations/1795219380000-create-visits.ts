import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits: what they are, and what somebody decided about them. Where they stand in the plan is derived. */
export class CreateVisits1795219380000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(VISIT);
    await db.query(ADDED_WITH_A_REASON);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table visit;
      drop function refuse_added_without_reason();
    `);
  }
}

/**
 * `before_delay` is what stood before each delay, so that its undoing brings back a booking or the delay before. A booking
 * earlier than the day a delay moved to sets the delay aside: it is kept while none is in force.
 *
 * A visit may be recorded as missed before the day it was planned for: `missed_on` is the day of the recording.
 */
const VISIT = `
  create table visit (
    id               uuid not null,
    study_id         uuid not null,
    site_id          uuid not null,
    participant_id   uuid not null,
    code             text not null,
    cycle            smallint not null default 0,
    repetition       smallint not null default 1,
    booked_on        date,
    delay_to         date,
    delay_reason     text,
    delay_decided_on date,
    before_delay     jsonb,
    missed_reason    text,
    missed_on        date,
    skipped_reason   text,
    added_reason     text,
    version          integer not null default 0,
    constraint visit_is_known_by_id primary key (id),
    constraint visit_of_participant_in_study
      foreign key (participant_id, study_id) references participant (id, study_id),
    constraint visit_at_site foreign key (site_id) references site (id),
    constraint visit_once unique (participant_id, code, cycle, repetition),
    constraint visit_cycle_is_not_negative check (cycle >= 0),
    constraint visit_repetition_is_positive check (repetition >= 1),
    constraint visit_delay_is_whole
      check (num_nonnulls(delay_to, delay_reason, delay_decided_on) in (0, 3)),
    constraint visit_keeps_what_was_before_a_delay
      check (before_delay is null or jsonb_typeof(before_delay) = 'array'),
    constraint visit_reasons_are_not_blank check (
      btrim(delay_reason) <> '' and btrim(missed_reason) <> ''
      and btrim(skipped_reason) <> '' and btrim(added_reason) <> ''),
    constraint visit_is_missed_or_skipped_not_both check (num_nonnulls(missed_reason, skipped_reason) <= 1),
    constraint visit_is_missed_on_a_day_with_its_reason check (missed_on is null or missed_reason is not null)
  );
  comment on column visit.missed_on is 'The day at the site when it was recorded as missed.';
`;

/**
 * A visit added by hand always carries the reason it was added for. Planning inserts blank visits at version 0; whatever
 * else is inserted was added by somebody. Which codes are those of unscheduled visits is in the study's definitions, read
 * once for each statement that inserts.
 */
const ADDED_WITH_A_REASON = `
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
`;
