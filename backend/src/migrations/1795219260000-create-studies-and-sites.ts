import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Studies with their published versions, the hospitals, which version is live where, and who may do what where. */
export class CreateStudiesAndSites1795219260000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(STUDY);
    await db.query(STUDY_VERSION);
    await db.query(SITE);
    await db.query(SITE_ACTIVATION);
    await db.query(SITE_CALENDAR);
    await db.query(MEMBERSHIP);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table membership;
      drop table site_calendar;
      drop table site_activation;
      drop table site;
      drop table study_version;
      drop table study;
    `);
  }
}

const STUDY = `
  create table study (
    id   uuid not null,
    code text not null,
    name text not null,
    constraint study_is_known_by_id primary key (id),
    constraint study_code_once unique (code),
    constraint study_code_fits_an_address check (code ~ '^[a-z0-9][a-z0-9-]*$')
  );
`;

const STUDY_VERSION = `
  create table study_version (
    id           uuid not null,
    study_id     uuid not null,
    version      text not null,
    definition   jsonb not null,
    digest       text not null,
    published_at timestamptz not null default clock_timestamp(),
    constraint study_version_is_known_by_id primary key (id),
    constraint study_version_of_study foreign key (study_id) references study (id),
    constraint study_version_once unique (study_id, version),
    constraint study_version_within_study unique (id, study_id)
  );
`;

const SITE = `
  create table site (
    id        uuid not null,
    code      text not null,
    name      text not null,
    city      text not null,
    country   text not null,
    time_zone text not null,
    constraint site_is_known_by_id primary key (id),
    constraint site_code_once unique (code),
    constraint site_time_zone_is_not_blank check (time_zone <> '')
  );
`;

const SITE_ACTIVATION = `
  create table site_activation (
    id               uuid not null,
    study_id         uuid not null,
    site_id          uuid not null,
    study_version_id uuid not null,
    from_day         date not null,
    constraint site_activation_is_known_by_id primary key (id),
    constraint site_activation_of_site foreign key (site_id) references site (id),
    constraint site_activation_of_a_version_of_the_study
      foreign key (study_version_id, study_id) references study_version (id, study_id),
    constraint site_activation_once_a_day unique (study_id, site_id, from_day)
  );
`;

/** Days on which a site sees nobody, per study, and where a visit that falls on one is planned instead. */
const SITE_CALENDAR = `
  create table site_calendar (
    id              uuid not null,
    study_id        uuid not null,
    site_id         uuid not null,
    closed_weekdays smallint[] not null default '{}',
    closures        jsonb not null default '[]',
    rule            text not null,
    version         integer not null default 1,
    constraint site_calendar_is_known_by_id primary key (id),
    constraint site_calendar_of_study foreign key (study_id) references study (id),
    constraint site_calendar_of_site foreign key (site_id) references site (id),
    constraint site_calendar_once unique (study_id, site_id),
    constraint site_calendar_rule_is_known check (rule in ('keep', 'nearest', 'before', 'after')),
    constraint site_calendar_leaves_a_day_open
      check (closed_weekdays <@ '{1,2,3,4,5,6,7}' and cardinality(closed_weekdays) < 7),
    constraint site_calendar_closures_are_a_list check (jsonb_typeof(closures) = 'array')
  );
  comment on column site_calendar.closed_weekdays is 'ISO 8601: 1 is Monday, 7 is Sunday.';
`;

/** A role given by mistake ends on the day it was given: its last day is then the one before its first. */
const MEMBERSHIP = `
  create table membership (
    id        uuid not null,
    person_id uuid not null,
    role      text not null,
    study_id  uuid,
    site_id   uuid,
    from_day  date not null,
    to_day    date,
    constraint membership_is_known_by_id primary key (id),
    constraint membership_of_person foreign key (person_id) references person (id),
    constraint membership_in_study foreign key (study_id) references study (id),
    constraint membership_at_site foreign key (site_id) references site (id),
    constraint membership_role_is_known
      check (role in ('nurse', 'investigator', 'monitor', 'data-manager', 'administrator', 'auditor')),
    constraint membership_without_study_is_for_administrators
      check (study_id is not null or role = 'administrator'),
    constraint membership_at_a_site_names_its_study check (site_id is null or study_id is not null),
    constraint membership_ends_after_it_begins check (to_day >= from_day - 1),
    constraint membership_once unique nulls not distinct (person_id, role, study_id, site_id, from_day)
  );
`;
