import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days on which a site sees nobody, per study, and where a visit that falls on one is planned instead. */
export class SiteCalendars1763695500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
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
      alter table site_calendar enable row level security, force row level security;
      create policy site_calendar_of_the_study_at_the_sites on site_calendar
        using (study_id = (select context_study())
          and ((select current_setting('lutetia.sites', true)) = '*' or site_id = any ((select context_sites())::uuid[])));
      create policy site_calendar_seen_by_the_system on site_calendar for select to current_user
        using ((select current_setting('lutetia.system', true)) = 'on');
      create trigger site_calendar_insert_is_audited after insert on site_calendar
        for each row execute function audit_record('study_id', 'id,study_id,site_id,version', '');
      create trigger site_calendar_change_is_audited after update on site_calendar
        for each row when (old.* is distinct from new.*)
        execute function audit_record('study_id', 'id,study_id,site_id,version', '');
      create trigger site_calendar_is_never_removed before delete or truncate on site_calendar
        for each statement execute function refuse_change();
      grant select, insert, update on site_calendar to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table site_calendar');
  }
}
