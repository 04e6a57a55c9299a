import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deviations from the protocol, one for each cause, with the investigator's word that they are known. */
export class CreateDeviations1795219500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(DEVIATION);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table deviation;');
  }
}

/**
 * `acknowledged_sentence` is what the investigator had acknowledged, kept beside what became of the deviation since.
 * Those that wait for the investigator are counted on every page: an index of their own holds them alone.
 */
const DEVIATION = `
  create table deviation (
    id                    uuid not null,
    study_id              uuid not null,
    site_id               uuid not null,
    participant_id        uuid not null,
    kind                  text not null,
    cause_key             text not null,
    visit_id              uuid,
    on_day                date,
    days                  integer,
    important             boolean not null,
    sentence              text not null,
    state                 text not null default 'open',
    recorded_at           timestamptz not null default clock_timestamp(),
    acknowledged_by       uuid,
    acknowledged_at       timestamptz,
    acknowledgement       text,
    acknowledged_sentence text,
    version               integer not null default 1,
    constraint deviation_is_known_by_id primary key (id),
    constraint deviation_of_participant_in_study
      foreign key (participant_id, study_id) references participant (id, study_id),
    constraint deviation_at_site foreign key (site_id) references site (id),
    constraint deviation_of_visit foreign key (visit_id) references visit (id),
    constraint deviation_acknowledged_by_a_person foreign key (acknowledged_by) references person (id),
    constraint deviation_once_a_cause unique (participant_id, cause_key),
    constraint deviation_state_is_known check (state in ('open', 'withdrawn')),
    constraint deviation_acknowledged_whole
      check (num_nonnulls(acknowledged_by, acknowledged_at, acknowledgement) in (0, 3)),
    constraint deviation_changed_since_acknowledged
      check (acknowledged_sentence is null or (acknowledged_at is not null and acknowledged_sentence <> sentence))
  );
  create index deviation_open_by_site on deviation (study_id, site_id, recorded_at) where state = 'open';
  create index deviation_waiting_by_site on deviation (study_id, site_id)
    where state = 'open' and (acknowledged_at is null or acknowledged_sentence is not null);
`;
