import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calendars a person subscribes to, and how often each visit's entry has changed.
 *
 * A calendar program takes a changed entry only with a higher SEQUENCE (RFC 5545, 3.8.7.4), so the number outlives the
 * planned visit it counts for: planning anew without a change raises nothing. A dose stands on the day of its first
 * infusion: its entry changes when that day does, and not when only the day of its visit is corrected.
 */
export class CreateCalendarFeeds1795219680000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FEED);
    await db.query(ENTRY);
    await db.query(COUNTING);
    await db.query(INFUSIONS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger administration_counts_calendar_changes on administration;
      drop function count_calendar_change_of_infusion();
      drop trigger planned_visit_counts_calendar_changes on planned_visit;
      drop function count_calendar_change_unless_given();
      drop trigger planned_visit_counts_calendar_removals on planned_visit;
      drop function count_calendar_removal();
      drop function raise_calendar_entry(planned_visit);
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

/** What a calendar shows of a planned visit. */
const STANDING = (row: 'old' | 'new'): string =>
  `(coalesce(${row}.occurred, ${row}.planned), ${row}.status in ('missed', 'skipped', 'not-applicable'), ${row}.basis)`;

const COUNTING = `
  -- Not in SQL: a function of that language is planned anew at each call, with the row security of its table.
  create function raise_calendar_entry(visit planned_visit) returns void language plpgsql as $$
  begin
    insert into calendar_entry (visit_id, study_id, site_id, sequence, changed_at)
      values (visit.visit_id, visit.study_id, visit.site_id, 1, clock_timestamp())
      on conflict (visit_id) do update set sequence = calendar_entry.sequence + 1, changed_at = clock_timestamp();
  end $$;

  create function count_calendar_change_unless_given() returns trigger language plpgsql as $$
  declare
    before planned_visit := old;
    after planned_visit := new;
  begin
    if exists (select from administration a where a.visit_id = after.visit_id)
      and (before.status in ('missed', 'skipped', 'not-applicable'), before.basis)
        is not distinct from (after.status in ('missed', 'skipped', 'not-applicable'), after.basis)
    then
      return null;
    end if;
    perform raise_calendar_entry(before);
    return null;
  end $$;

  create trigger planned_visit_counts_calendar_changes after update on planned_visit for each row
    when (${STANDING('old')} is distinct from ${STANDING('new')})
    execute function count_calendar_change_unless_given();

  create function count_calendar_removal() returns trigger language plpgsql as $$
  begin
    perform raise_calendar_entry(old);
    return null;
  end $$;
  create trigger planned_visit_counts_calendar_removals after delete on planned_visit for each row
    execute function count_calendar_removal();
`;

/**
 * The day of one infusion counts beside those of the visit's others, so the earliest alone moves the entry. Several rows
 * of one visit in one statement may raise the number more than once: a calendar program asks for a higher one only.
 */
const INFUSIONS = `
  create function count_calendar_change_of_infusion() returns trigger language plpgsql as $$
  declare
    before administration := old;
    after administration := new;
    visit planned_visit;
    first_of_others date;
    day_without date;
  begin
    select * into visit from planned_visit v where v.visit_id = coalesce(after.visit_id, before.visit_id);
    if visit.visit_id is null then
      return null;
    end if;
    select min(a.on_day) into first_of_others from administration a
      where a.visit_id = visit.visit_id and a.form_id <> coalesce(after.form_id, before.form_id);
    day_without := coalesce(first_of_others, visit.occurred, visit.planned);
    if (case when before.form_id is null then day_without else least(before.on_day, first_of_others) end)
      is distinct from (case when after.form_id is null then day_without else least(after.on_day, first_of_others) end)
    then
      perform raise_calendar_entry(visit);
    end if;
    return null;
  end $$;
  create trigger administration_counts_calendar_changes after insert or delete or update of on_day on administration
    for each row execute function count_calendar_change_of_infusion();
`;
