import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Studies with their published versions, the hospitals, which version is live where, and who may do what where. */
export class CreateStudiesAndSites1763690460000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table study (
        id   uuid not null,
        code text not null,
        name text not null,
        constraint study_is_known_by_id primary key (id),
        constraint study_code_once unique (code),
        constraint study_code_fits_an_address check (code ~ '^[a-z0-9][a-z0-9-]*$')
      );

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
        constraint membership_ends_after_it_begins check (to_day >= from_day),
        constraint membership_once unique nulls not distinct (person_id, role, study_id, site_id, from_day)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table membership;
      drop table site_activation;
      drop table site;
      drop table study_version;
      drop table study;
    `);
  }
}
