import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is derived and must be searched: rebuilt at any time from the facts, never audited, never migrated by hand. */
export class CreateReadModels1763690580000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
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
        hours          jsonb,
        flags          text[] not null default '{}',
        explanation    jsonb not null,
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
      create index planned_visit_awaited on planned_visit (study_id, site_id, (coalesce(closes, planned)), visit_id)
        where status in ('open', 'in-progress');

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

      create table participant_summary (
        participant_id  uuid not null,
        study_id        uuid not null,
        site_id         uuid not null,
        number          text not null,
        arm             text,
        status          text not null,
        sex             text,
        year_of_birth   smallint,
        sub_studies     text[] not null default '{}',
        next_visit_id   uuid,
        last_dose_cycle smallint,
        last_dose_on    date,
        constraint participant_summary_is_known_by_its_participant primary key (participant_id),
        constraint participant_summary_of_participant foreign key (participant_id) references participant (id),
        constraint participant_summary_next_is_a_visit foreign key (next_visit_id) references visit (id)
      );
      create index participant_summary_by_number on participant_summary (study_id, number);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table participant_summary;
      drop table administration;
      drop table milestone;
      drop table planned_visit;
    `);
  }
}
