import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The worklist: a page of it and its counts by one function, from the days that planning stored. */
export class PageWorklist1795220160000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(WORKLIST_PAGE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function worklist_page(
        text, text, text, text, text, text, text[], date[], date, text[], text[], text, text, integer);
    `);
  }
}

/**
 * Sets the caller's context for row security as a transaction of the application does, for this one statement, and
 * answers as the invoker: what the policies hide stays hidden. Compiling the plan, or making it anew for
 * every site asked for, would take longer than carrying it out. What is to be finished at once is work from the first
 * day there is (`0001-01-01`).
 */
const WORKLIST_PAGE = `
  create function worklist_page(
    person text, role text, study text, sites text, request text, origin text,
    time_zones text[], days date[], until date, at_sites text[], states text[], only_group text, after text,
    most_rows integer
  ) returns table (counts json, items json, calendars json)
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
          when w.work_from = date '0001-01-01' then 3
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
       join participant_summary u on u.participant_id = d.participant_id),
      (select coalesce(json_object_agg(here.code, json_build_object(
         'closedWeekdays', c.closed_weekdays, 'closures', c.closures, 'rule', c.rule)), '{}')
       from here
       join site_calendar c on c.study_id = study::uuid and c.site_id = here.id
       where here.code in (select site from page));
  end $$;
  comment on function worklist_page(
    text, text, text, text, text, text, text[], date[], date, text[], text[], text, text, integer) is
    'A page of the worklist and the count of every group: one definition of what is work behind both.';
`;
