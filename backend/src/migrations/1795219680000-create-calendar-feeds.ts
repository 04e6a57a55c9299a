import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calendars a person subscribes to, and how often each visit's entry has changed.
 *
 * A calendar program takes a changed entry only with a higher SEQUENCE (RFC 5545, 3.8.7.4), so the number outlives the
 * planned visit it counts for: planning anew without a change raises nothing.
 */
export class CreateCalendarFeeds1795219680000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FEED);
    await db.query(ENTRY);
    await db.query(COUNTING);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger planned_visit_counts_calendar_changes on planned_visit;
      drop trigger planned_visit_counts_calendar_removals on planned_visit;
      drop function count_calendar_change();
      drop table calendar_entry;
      drop table calendar_feed;
    `);
  }
}

const FEED = `
  create table calendar_feed (
    id           uuid not null,
    person_id    uuid not null,
    study_id     uuid not null,
    site_id      uuid not null,
    token_hash   bytea not null,
    created_at   timestamptz not null default now(),
    last_read_at timestamptz,
    revoked_at   timestamptz,
    constraint calendar_feed_is_known_by_id primary key (id),
    constraint calendar_feed_token_once unique (token_hash),
    constraint calendar_feed_of_person foreign key (person_id) references person (id),
    constraint calendar_feed_of_study foreign key (study_id) references study (id),
    constraint calendar_feed_of_site foreign key (site_id) references site (id)
  );
  create index calendar_feed_by_person on calendar_feed (person_id, study_id);
  comment on column calendar_feed.token_hash is 'SHA-256 of the address''s secret part; the address itself is not kept.';
`;

const ENTRY = `
  create table calendar_entry (
    visit_id   uuid not null,
    study_id   uuid not null,
    site_id    uuid not null,
    sequence   integer not null,
    changed_at timestamptz not null,
    constraint calendar_entry_is_known_by_its_visit primary key (visit_id),
    constraint calendar_entry_of_visit foreign key (visit_id) references visit (id)
  );
`;

const COUNTING = `
  create function count_calendar_change() returns trigger language plpgsql as $$
  declare
    gone planned_visit := old;
  begin
    insert into calendar_entry (visit_id, study_id, site_id, sequence, changed_at)
      values (gone.visit_id, gone.study_id, gone.site_id, 1, clock_timestamp())
      on conflict (visit_id) do update set sequence = calendar_entry.sequence + 1, changed_at = clock_timestamp();
    return null;
  end $$;
  create trigger planned_visit_counts_calendar_changes after update on planned_visit for each row
    when ((coalesce(old.occurred, old.planned), old.status in ('missed', 'skipped', 'not-applicable'), old.basis)
      is distinct from
      (coalesce(new.occurred, new.planned), new.status in ('missed', 'skipped', 'not-applicable'), new.basis))
    execute function count_calendar_change();
  create trigger planned_visit_counts_calendar_removals after delete on planned_visit for each row
    execute function count_calendar_change();
`;
