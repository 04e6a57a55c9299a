import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is derived and must be searched: rebuilt at any time from the facts, never audited, never migrated by hand. */
export class CreateReadModels1795219560000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PLANNED_VISIT);
    await db.query(VISIT_STATE);
    await db.query(MILESTONE);
    await db.query(ADMINISTRATION);
    await db.query(PARTICIPANT_SUMMARY);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table participant_summary;
      drop table administration;
      drop table milestone;
      drop function visit_state(text, text, date, date, date, date, date);
      drop table planned_visit;
    `);
  }
}

/**
 * The worklist at the speed of one index: each planned visit says from which days it is work (`work_from`), due, late and
 * in sight, so that a page and its counts compare days only, and read no more than what waits at the sites asked for.
 */
const PLANNED_VISIT = `
  create table planned_visit (
    visit_id       uuid not null,
    study_id       uuid not null,
    site_id        uuid not null,
    participant_id uuid not null,
    code           text not null,
    cycle          smallint not null,
    repetition     smallint not null,
    name           text not null,
    short_name     text not null,
    epoch          text not null,
    kind           text not null,
    status         text not null,
    basis          text not null,
    target         date,
    planned        date,
    opens          date,
    closes         date,
    occurred       date,
    work_from      date,
    due_from       date,
    late_from      date,
    in_sight_from  date,
    hours          jsonb,
    flags          text[] not null default '{}',
    -- Read whole with every plan and never searched: as json it comes out as it lies there.
    explanation    json not null,
    forms          jsonb not null default '[]',
    ord            integer not null,
    constraint planned_visit_is_known_by_its_visit primary key (visit_id),
    constraint planned_visit_of_visit foreign key (visit_id) references visit (id),
    constraint planned_visit_of_participant foreign key (participant_id) references participant (id),
    constraint planned_visit_status_is_known
      check (status in ('open', 'in-progress', 'complete', 'missed', 'skipped', 'not-applicable')),
    constraint planned_visit_basis_is_known check (basis in ('firm', 'planned', 'provisional'))
  );
  create index planned_visit_by_participant on planned_visit (participant_id, ord);
  create index planned_visit_work on planned_visit (study_id, site_id, work_from)
    include (late_from, due_from, planned, in_sight_from, status, visit_id, participant_id) where work_from is not null;
  -- Counting reads the index alone while most pages are known to be visible to all.
  alter table planned_visit set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
`;

/**
 * A form done ahead of its visit, such as the decision on a dose, does not make the visit work before it is due: only
 * what is begun and not complete, or took place, is to be finished at once.
 */
const VISIT_STATE = `
  create function visit_state(
    status text, basis text, planned date, occurred date, due_from date, late_from date, today date
  ) returns text language sql immutable parallel safe as $$
    select case
      when status not in ('open', 'in-progress') then status
      when late_from <= today then 'overdue'
      when status = 'in-progress' and (occurred is not null or due_from <= today) then status
      when basis = 'provisional' or planned is null then 'provisional'
      when due_from <= today then 'due'
      else 'not-due' end
  $$;
  comment on function visit_state(text, text, date, date, date, date, date) is
    'The same answer as visitState of the core, from the days it stored; a test holds the two together.';
`;

const MILESTONE = `
  create table milestone (
    participant_id uuid not null,
    study_id       uuid not null,
    site_id        uuid not null,
    code           text not null,
    kind           text not null,
    on_day         date,
    form_id        uuid,
    constraint milestone_once primary key (participant_id, code),
    constraint milestone_of_participant foreign key (participant_id) references participant (id),
    constraint milestone_from_form foreign key (form_id) references form (id)
  );
`;

const ADMINISTRATION = `
  create table administration (
    form_id        uuid not null,
    study_id       uuid not null,
    site_id        uuid not null,
    participant_id uuid not null,
    visit_id       uuid not null,
    cycle          smallint not null,
    number         smallint not null,
    on_day         date not null,
    started_at     timestamptz,
    constraint administration_is_known_by_its_form primary key (form_id),
    constraint administration_from_form foreign key (form_id) references form (id),
    constraint administration_at_visit foreign key (visit_id) references visit (id),
    constraint administration_of_participant foreign key (participant_id) references participant (id),
    constraint administration_number_once unique (participant_id, number) deferrable initially deferred
  );
`;

/**
 * What lists show of a participant; beside it what waits for the investigator: how many abnormal laboratory results, and
 * the decisions on cycles whose act nobody has recorded yet; and the fatal event of somebody whose death is not recorded.
 */
const PARTICIPANT_SUMMARY = `
  create table participant_summary (
    participant_id    uuid not null,
    study_id          uuid not null,
    site_id           uuid not null,
    number            text not null,
    arm               text,
    status            text not null,
    sex               text,
    year_of_birth     smallint,
    sub_studies       text[] not null default '{}',
    next_visit_id     uuid,
    last_dose_cycle   smallint,
    last_dose_on      date,
    results_waiting   integer not null default 0,
    decisions_waiting jsonb not null default '[]',
    death_to_record   text,
    death_in_progress boolean not null default false,
    reviews_waiting   jsonb not null default '[]',
    constraint participant_summary_is_known_by_its_participant primary key (participant_id),
    constraint participant_summary_of_participant foreign key (participant_id) references participant (id),
    constraint participant_summary_next_is_a_visit foreign key (next_visit_id) references visit (id),
    constraint participant_summary_results_waiting_is_a_count check (results_waiting >= 0),
    constraint participant_summary_decisions_waiting_is_a_list check (jsonb_typeof(decisions_waiting) = 'array'),
    constraint participant_summary_death_to_record_names_its_event check (death_to_record <> ''),
    constraint participant_summary_death_in_progress_is_of_an_event
      check (death_to_record is not null or not death_in_progress),
    constraint participant_summary_reviews_waiting_is_a_list check (jsonb_typeof(reviews_waiting) = 'array')
  );
  create index participant_summary_by_number on participant_summary (study_id, number);
  create index participant_summary_with_results_waiting on participant_summary (study_id, site_id, number)
    where results_waiting > 0;
  create index participant_summary_with_decisions_waiting on participant_summary (study_id, site_id, number)
    where decisions_waiting <> '[]';
  create index participant_summary_with_death_to_record on participant_summary (study_id, site_id, number)
    where death_to_record is not null;
  create index participant_summary_with_reviews_waiting on participant_summary (study_id, site_id, number)
    where reviews_waiting <> '[]';
`;
