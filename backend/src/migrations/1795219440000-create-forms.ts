import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Forms, and the changes that were answered already.
 *
 * `form.updated_by` and the `person_id` of a change have no foreign key: the check would lock one nurse's row in every
 * save, and people are never deleted.
 */
export class CreateForms1795219440000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FORM);
    await db.query(FORM_CHANGE);
    await db.query(ANSWERED_CHANGE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table answered_change;
      drop table form_change;
      drop table form;
    `);
  }
}

/**
 * `"values"` is json and not jsonb: the document is always read and written whole, and as compact text it takes a third
 * less room. Cast it where SQL must look inside.
 *
 * A further part of a visit that was opened by mistake and holds nothing is removed: a state, which the trail tells. Its
 * row and number stay, and adding a part again takes it back.
 */
const FORM = `
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
    constraint form_state_is_known check (state in ('not-started', 'in-progress', 'complete', 'removed')),
    constraint form_removed_is_a_blank_further_part
      check (state <> 'removed' or "values"::text = '{}' and visit_id is not null and repetition > 1),
    constraint form_values_are_a_document check (json_typeof("values") = 'object'),
    constraint form_repetition_is_positive check (repetition >= 1)
  );
`;

/**
 * What a save moved in the schedule stays with its change id, so that a second arrival is answered as the first was.
 * Hardly any save moves something, and nothing takes no room.
 */
const FORM_CHANGE = `
  create table form_change (
    change_id uuid not null,
    form_id   uuid not null,
    study_id  uuid not null,
    site_id   uuid not null,
    person_id uuid,
    digest    bigint not null,
    version   integer not null,
    moves     json,
    constraint form_change_counts_once primary key (change_id)
  );
`;

/**
 * What came of an enrolment, a visit added by hand or a file of results stays with its change id, so that a second
 * arrival is answered as the first was, whatever happened to the record since. The id is the client's, and no record's:
 * at a site where the caller sees nothing it tells nothing.
 */
const ANSWERED_CHANGE = `
  create table answered_change (
    change_id uuid not null,
    study_id  uuid not null,
    site_id   uuid not null,
    person_id uuid,
    digest    bigint not null,
    answer    json not null,
    constraint answered_change_counts_once_a_site primary key (change_id, study_id, site_id)
  );
  comment on column answered_change.digest is 'Of what was asked: the same id must mean the same change.';
`;
