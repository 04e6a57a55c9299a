import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Participants, the versions of the study they came under and their transfers. Every row of a participant, here and
 * hereafter, carries its study and the site that collected it.
 */
export class CreateParticipants1795219320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PARTICIPANT);
    await db.query(PARTICIPANT_VERSION);
    await db.query(PARTICIPANT_TRANSFER);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table participant_transfer;
      drop table participant_version;
      drop table participant;
    `);
  }
}

/**
 * A person screened again gets a number of their own, which knows the one before; each number is followed once at most.
 *
 * A number that was given by mistake is marked with day, person and reason. Nothing of it is removed, nothing more is
 * entered under it, and somebody whose new screening was the mistake can be screened again.
 */
const PARTICIPANT = `
  create table participant (
    id                       uuid not null,
    study_id                 uuid not null,
    site_id                  uuid not null,
    number                   text not null,
    sequence                 integer not null,
    screening_on             date not null,
    rescreens                uuid,
    enrolled_at_site         uuid,
    enrolled_in_error_on     date,
    enrolled_in_error_by     uuid,
    enrolled_in_error_reason text,
    version                  integer not null default 1,
    created_at               timestamptz not null default clock_timestamp(),
    constraint participant_is_known_by_id primary key (id),
    constraint participant_of_study foreign key (study_id) references study (id),
    constraint participant_at_site foreign key (site_id) references site (id),
    constraint participant_rescreens_a_participant foreign key (rescreens) references participant (id),
    constraint participant_enrolled_at_a_site foreign key (enrolled_at_site) references site (id),
    constraint participant_enrolled_in_error_by_a_person
      foreign key (enrolled_in_error_by) references person (id),
    constraint participant_number_once unique (study_id, number),
    constraint participant_within_study unique (id, study_id),
    constraint participant_number_is_not_blank check (btrim(number) <> ''),
    constraint participant_sequence_is_positive check (sequence > 0),
    constraint participant_enrolled_in_error_is_told_whole
      check (num_nonnulls(enrolled_in_error_on, enrolled_in_error_by, enrolled_in_error_reason) in (0, 3)),
    constraint participant_enrolled_in_error_reason_is_not_blank check (btrim(enrolled_in_error_reason) <> '')
  );
  create unique index participant_sequence_once_an_enrolling_site
    on participant (study_id, coalesce(enrolled_at_site, site_id), sequence);
  create unique index participant_is_rescreened_once
    on participant (rescreens) where enrolled_in_error_on is null;
  comment on column participant.enrolled_at_site is 'The site that gave the number; null while there was no transfer.';
  comment on column participant.enrolled_in_error_on is
    'The day from which nobody takes part under this number; null for all others.';
`;

/**
 * Which versions of the study a participant came under, and from which day. The first has no day: it is the version of
 * the enrolment. A version that becomes live at a site changes nobody's schedule; migrating a participant does.
 */
const PARTICIPANT_VERSION = `
  create table participant_version (
    id               uuid not null,
    study_id         uuid not null,
    site_id          uuid not null,
    participant_id   uuid not null,
    study_version_id uuid not null,
    from_day         date,
    constraint participant_version_is_known_by_id primary key (id),
    constraint participant_version_of_participant foreign key (participant_id) references participant (id),
    constraint participant_version_is_one_of_the_study
      foreign key (study_version_id, study_id) references study_version (id, study_id),
    constraint participant_version_once unique (participant_id, study_version_id),
    constraint participant_version_once_a_day unique nulls not distinct (participant_id, from_day)
  );
`;

/**
 * A participant who moves to another site keeps number and history. What was collected keeps the site that collected
 * it; what is still to come, and the read models, go along.
 */
const PARTICIPANT_TRANSFER = `
  create table participant_transfer (
    id             uuid not null,
    study_id       uuid not null,
    site_id        uuid not null,
    former_site_id uuid not null,
    participant_id uuid not null,
    on_day         date not null,
    reason         text not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    constraint participant_transfer_is_known_by_id primary key (id),
    constraint participant_transfer_in_study
      foreign key (participant_id, study_id) references participant (id, study_id),
    constraint participant_transfer_to_site foreign key (site_id) references site (id),
    constraint participant_transfer_from_site foreign key (former_site_id) references site (id),
    constraint participant_transfer_goes_elsewhere check (site_id <> former_site_id),
    constraint participant_transfer_reason_is_not_blank check (btrim(reason) <> '')
  );
  create index participant_transfer_by_participant on participant_transfer (participant_id);
`;
