import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Participants, visits, forms and deviations: the facts.
 *
 * Every row carries the study and the site that collected it. `form.updated_by` and `form_change.person_id` have no
 * foreign key: the check would lock one nurse's row in every save, and people are never deleted.
 *
 * `form."values"` is json and not jsonb: the document is always read and written whole, and as compact text it takes a
 * third less room. Cast it where SQL must look inside.
 */
export class CreateParticipantsAndForms1763690520000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table participant (
        id           uuid not null,
        study_id     uuid not null,
        site_id      uuid not null,
        number       text not null,
        sequence     integer not null,
        screening_on date not null,
        version      integer not null default 1,
        created_at   timestamptz not null default clock_timestamp(),
        constraint participant_is_known_by_id primary key (id),
        constraint participant_of_study foreign key (study_id) references study (id),
        constraint participant_at_site foreign key (site_id) references site (id),
        constraint participant_number_once unique (study_id, number),
        constraint participant_sequence_once_a_site unique (study_id, site_id, sequence),
        constraint participant_within_study unique (id, study_id),
        constraint participant_number_is_not_blank check (btrim(number) <> ''),
        constraint participant_sequence_is_positive check (sequence > 0)
      );

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
        missed_reason    text,
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
        constraint visit_reasons_are_not_blank check (
          btrim(delay_reason) <> '' and btrim(missed_reason) <> ''
          and btrim(skipped_reason) <> '' and btrim(added_reason) <> ''),
        constraint visit_is_missed_or_skipped_not_both check (num_nonnulls(missed_reason, skipped_reason) <= 1)
      );

      create table form (
        id               uuid not null,
        study_id         uuid not null,
        site_id          uuid not null,
        participant_id   uuid not null,
        visit_id         uuid,
        code             text not null,
        repetition       smallint not null default 1,
        state            text not null default 'not-started',
        "values"         json not null default '{}',
        version          integer not null default 0,
        study_version_id uuid,
        answered         smallint not null default 0,
        total            smallint not null default 0,
        updated_at       timestamptz,
        updated_by       uuid,
        constraint form_is_known_by_id primary key (id),
        constraint form_of_participant_in_study
          foreign key (participant_id, study_id) references participant (id, study_id),
        constraint form_at_site foreign key (site_id) references site (id),
        constraint form_of_visit foreign key (visit_id) references visit (id),
        constraint form_keeps_a_version_of_its_study
          foreign key (study_version_id, study_id) references study_version (id, study_id),
        constraint form_once unique nulls not distinct (participant_id, visit_id, code, repetition),
        constraint form_state_is_known check (state in ('not-started', 'in-progress', 'complete')),
        constraint form_values_are_a_document check (json_typeof("values") = 'object'),
        constraint form_repetition_is_positive check (repetition >= 1)
      );

      create table form_change (
        change_id uuid not null,
        form_id   uuid not null,
        study_id  uuid not null,
        site_id   uuid not null,
        person_id uuid,
        digest    bigint not null,
        version   integer not null,
        constraint form_change_counts_once primary key (change_id)
      );

      create table deviation (
        id             uuid not null,
        study_id       uuid not null,
        site_id        uuid not null,
        participant_id uuid not null,
        kind           text not null,
        cause_key      text not null,
        visit_id       uuid,
        on_day         date,
        days           integer,
        important      boolean not null,
        sentence       text not null,
        state          text not null default 'open',
        recorded_at    timestamptz not null default clock_timestamp(),
        version        integer not null default 1,
        constraint deviation_is_known_by_id primary key (id),
        constraint deviation_of_participant_in_study
          foreign key (participant_id, study_id) references participant (id, study_id),
        constraint deviation_at_site foreign key (site_id) references site (id),
        constraint deviation_of_visit foreign key (visit_id) references visit (id),
        constraint deviation_once_a_cause unique (participant_id, cause_key),
        constraint deviation_state_is_known check (state in ('open', 'withdrawn'))
      );
      create index deviation_open_by_site on deviation (study_id, site_id, recorded_at) where state = 'open';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table deviation;
      drop table form_change;
      drop table form;
      drop table visit;
      drop table participant;
    `);
  }
}
