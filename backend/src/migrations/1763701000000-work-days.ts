import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VISIT_STATE } from './1763691000000-form-save.js';

/**
 * The worklist at the speed of one index: each planned visit says from which days it is work, so that a page and its
 * counts compare days only, and read no more than what waits at the sites asked for.
 */
export class WorkDays1763701000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table planned_visit
        add column work_from date,
        add column due_from date,
        add column late_from date,
        add column in_sight_from date;
      drop index planned_visit_awaited;
    `);
    await db.query(FILL_WORK_DAYS);
    await db.query(`
      create index planned_visit_work on planned_visit (study_id, site_id, work_from)
        include (late_from, due_from, planned, in_sight_from, status, visit_id, participant_id) where work_from is not null;
      -- Counting reads the index alone while most pages are known to be visible to all.
      alter table planned_visit set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
    `);
    await db.query(`
      drop function visit_state(text, text, date, date, date, date, jsonb, date);
      ${STATE_FROM_DAYS}
    `);
    await db.query(WORKLIST_PAGE);
    await db.query(`
      revoke execute on function ${SIGNATURE} from public;
      grant execute on function ${SIGNATURE} to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function ${SIGNATURE};
      drop function visit_state(text, text, date, date, date, date);
      ${VISIT_STATE}
      alter table planned_visit reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor);
      drop index planned_visit_work;
      create index planned_visit_awaited on planned_visit (study_id, site_id, (coalesce(closes, planned)), visit_id)
        where status in ('open', 'in-progress');
      alter table planned_visit
        drop column work_from,
        drop column due_from,
        drop column late_from,
        drop column in_sight_from;
    `);
  }
}

/** What planning writes from now on, for the plans that are there; the owner must be let through row security to write. */
export const FILL_WORK_DAYS = `
  alter table planned_visit no force row level security;
  update planned_visit v set
    late_from = case when v.status = 'in-progress' or first_due.on_day is not null
      then greatest(v.planned, v.closes) + 1 end,
    due_from = case when v.occurred is null or v.status = 'open' then first_due.on_day end,
    in_sight_from = case when v.status = 'open' and known.is_set then v.opens end,
    work_from = case when v.status = 'in-progress' then date '0001-01-01'
      else least(v.planned, first_due.on_day, case when known.is_set then v.opens end) end
  from planned_visit w
  cross join lateral (select
    w.explanation ->> 'booked' is not null or w.explanation ->> 'delay' is not null as is_set,
    w.basis <> 'provisional' and w.planned is not null as is_dated) as known
  cross join lateral (select case
    when not known.is_dated then null
    when known.is_set then w.planned
    when w.explanation -> 'anchor' ->> 'basis' <> 'firm' and w.explanation ->> 'offset' not like '−%' then null
    else least(w.planned, w.opens) end as on_day) as first_due
  where w.visit_id = v.visit_id
    and (v.status = 'in-progress' or (v.status = 'open' and known.is_dated));
  update planned_visit set late_from = null where closes is null and late_from is not null;
  alter table planned_visit force row level security;
`;

export const STATE_FROM_DAYS = `
  create function visit_state(
    status text, basis text, planned date, due_from date, late_from date, today date
  ) returns text language sql immutable parallel safe as $$
    select case
      when status not in ('open', 'in-progress') then status
      when late_from <= today then 'overdue'
      when status = 'in-progress' then status
      when basis = 'provisional' or planned is null then 'provisional'
      when due_from <= today then 'due'
      else 'not-due' end
  $$;
  comment on function visit_state(text, text, date, date, date, date) is
    'The same answer as visitState of the core, from the days it stored; a test holds the two together.';
`;

export const SIGNATURE = `worklist_page(
    text, text, text, text, text, text, text[], date[], date, text[], text[], text, text, integer)`;

/**
 * Sets the caller's context for row security as a transaction of the application does, for this one statement, and
 * answers as the invoker: what the policies hide stays hidden. Compiling the plan, or making it anew for
 * every site asked for, would take longer than carrying it out.
 */
export const WORKLIST_PAGE = `
  create function worklist_page(
    person text, role text, study text, sites text, request text, origin text,
    time_zones text[], days date[], until date, at_sites text[], states text[], only_group text, after text,
    most_rows integer
  ) returns table (counts json, items json)
  language plpgsql set jit = off set plan_cache_mode = force_generic_plan as $$
  declare
    visible uuid[] := case when sites = '*' then null else sites::uuid[] end;
    after_group integer := split_part(after, '/', 1)::integer;
    after_day integer := split_part(after, '/', 2)::integer;
    after_visit uuid := split_part(after, '/', 3)::uuid;
  begin
    perform set_config('lutetia.person', person, true), set_config('lutetia.role', role, true),
      set_config('lutetia.study', study, true), set_config('lutetia.sites', sites, true),
      set_config('lutetia.request', request, true), set_config('lutetia.origin', origin, true),
      set_config('lutetia.reason', '', true), set_config('lutetia.participant', '', true),
      set_config('transaction_read_only', 'on', true);
    return query
    with here as materialized (
      select s.id, s.code, local.today, coalesce(until, local.today + 7) as until_day,
        greatest(local.today, coalesce(until, local.today + 7)) as horizon
      from site s
      join unnest(time_zones, days) as local (time_zone, today) on local.time_zone = s.time_zone
      where (visible is null or s.id = any (visible))
        and (at_sites is null or s.code = any (at_sites) or s.id::text = any (at_sites))
    ), waiting as (
      select here.code as site, here.today, w.visit_id, w.status, w.planned, w.late_from,
        case when w.late_from <= here.today then 1 when w.due_from <= here.today then 2
          when w.status = 'in-progress' then 3
          when w.planned <= here.until_day or w.in_sight_from <= here.today then 4 end as in_group
      from here
      join planned_visit w on w.study_id = study::uuid and w.site_id = here.id and w.work_from <= here.horizon
    ), work as materialized (
      select *, coalesce(case in_group when 4 then planned when 3 then coalesce(late_from, planned) else late_from end
        - date '2000-01-01', 999999999) as place_day
      from waiting
      where in_group is not null and (states is null
        or (array['overdue', 'due', 'begun', 'upcoming'])[in_group] = any (states)
        or case in_group when 1 then 'overdue' when 4 then 'not-due'
             else case status when 'open' then 'due' else status end end = any (states))
    ), page as (
      select * from work
      where (only_group is null or in_group = array_position(array['overdue', 'due', 'begun', 'upcoming'], only_group))
        and (after is null or (in_group, place_day, visit_id) > (after_group, after_day, after_visit))
      order by in_group, place_day, visit_id limit most_rows
    )
    select
      (select json_build_object(
         'overdue', count(*) filter (where in_group = 1), 'due', count(*) filter (where in_group = 2),
         'upcoming', count(*) filter (where in_group = 4), 'begun', count(*) filter (where in_group = 3)) from work),
      (select coalesce(json_agg(json_build_object(
         'visitId', p.visit_id, 'version', v.version, 'participantId', d.participant_id, 'number', u.number, 'site', p.site,
         'group', (array['overdue', 'due', 'begun', 'upcoming'])[p.in_group],
         'state', case p.in_group when 1 then 'overdue' when 4 then 'not-due'
           else case p.status when 'open' then 'due' else p.status end end,
         'flags', d.flags, 'code', d.code, 'name', d.name, 'cycle', d.cycle, 'repetition', d.repetition, 'kind', d.kind,
         'target', d.target, 'planned', d.planned, 'opens', d.opens, 'closes', d.closes, 'booked', v.booked_on,
         'occurred', d.occurred, 'delay', d.explanation -> 'delay', 'today', p.today, 'asked', d.forms,
         'place', p.in_group || '/' || p.place_day || '/' || p.visit_id,
         'forms', (select coalesce(json_agg(json_build_object('id', f.id, 'code', f.code, 'repetition', f.repetition,
                     'state', f.state, 'answered', f.answered, 'total', f.total)), '[]')
                   from form f where f.participant_id = d.participant_id and f.visit_id = p.visit_id)
       ) order by p.in_group, p.place_day, p.visit_id), '[]')
       from page p
       join planned_visit d on d.visit_id = p.visit_id
       join visit v on v.id = p.visit_id
       join participant_summary u on u.participant_id = d.participant_id);
  end $$;
  comment on function ${SIGNATURE} is
    'A page of the worklist and the count of every group: one definition of what is work behind both.';
`;
