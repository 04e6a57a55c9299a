import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { VisitState } from '@lutetia/shared/schedule/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';

/** $1 study, $2 site code: a site where the study is live, with today's place in time. */
export const SITE_OF_STUDY: NamedStatement = {
  name: 'site_of_study',
  text: `
    select s.id, s.code, s.time_zone as "timeZone",
      (select json_agg(json_build_object('id', a.study_version_id, 'from', a.from_day))
       from site_activation a where a.site_id = s.id and a.study_id = $1) as versions
    from site s
    where (s.code = $2 or s.id::text = $2) and exists (select from site_activation a where a.site_id = s.id and a.study_id = $1)`,
};

export const NEXT_SEQUENCE: NamedStatement = {
  name: 'next_sequence',
  text: `select coalesce(max(sequence), 0) + 1 as sequence from participant where study_id = $1
    and coalesce(enrolled_at_site, site_id) = $2`,
};

export interface Rescreenable {
  readonly siteId: string;
  readonly number: string;
  readonly status: string;
  /** Day of the failure at screening; null while there is none, or not a whole day is known. */
  readonly failedOn: string | null;
  readonly rescreenedAs: string | null;
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
}

/** $1 id. Asked under the participant's lock, so that nobody else screens the same person again meanwhile. */
export const RESCREENABLE: NamedStatement = {
  name: 'rescreenable_participant',
  text: `
    select p.site_id as "siteId", p.number, u.status, u.sex, u.year_of_birth as "yearOfBirth",
      (select max(m.on_day)::text from milestone m where m.participant_id = p.id and m.kind = 'screen-failure')
        as "failedOn",
      (select r.number from participant r where r.rescreens = p.id and r.enrolled_in_error_on is null)
        as "rescreenedAs"
    from participant p join participant_summary u on u.participant_id = p.id where p.id = $1`,
};

/** $1 id, $2 study, $3 site, $4 number, $5 sequence, $6 day of screening, $7 id of the row for $8, the version; $9 whom they rescreen, or null. No row where the id is somebody's. */
export const INSERT_PARTICIPANT: NamedStatement = {
  name: 'insert_participant',
  text: `
    with enrolled as (
      insert into participant (id, study_id, site_id, number, sequence, screening_on, rescreens)
      values ($1, $2, $3, $4, $5, $6, $9) returning id
    )
    insert into participant_version (id, study_id, site_id, participant_id, study_version_id)
    select $7, $2, $3, enrolled.id, $8 from enrolled`,
};

export interface ParticipantRow {
  readonly id: string;
  readonly number: string;
  readonly site: string;
  readonly arm: string | null;
  readonly status: string;
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
  readonly today: CalendarDay;
  readonly next: NextVisitRow | null;
  /** The list of `MatrixCellView` as JSON text. */
  readonly cells: string;
  readonly total: number;
}

export interface NextVisitRow {
  readonly name: string;
  readonly state: VisitState;
  readonly planned: CalendarDay;
  readonly occurred: CalendarDay | null;
  readonly closes: CalendarDay | null;
}

/** A day for each time zone the study's sites lie in. */
const LOCAL_TODAY = `join unnest($1::text[], $2::date[]) as local (time_zone, today) on local.time_zone = s.time_zone`;
const STATE_OF = `visit_state(v.status, v.basis, v.planned, v.occurred, v.due_from, v.late_from`;

/** Due as the worklist has it, though the visit be provisional or begun. */
const IS_DUE = `v.status in ('open', 'in-progress') and v.due_from <= local.today
  and (v.late_from is null or v.late_from > local.today)`;

/**
 * As `nextVisit` of the core: the earliest with a day that holds, then what is provisional; the place in the plan is last.
 * A visit that is open or begun is overdue, due, begun, to come or provisional, and no other one is.
 */
const NEXT = `min(case v.state when 'provisional' then 1000000000000 else 0 end
    + (v.planned - date '0001-01-01')::bigint * 1000000 + v.ord)
  filter (where v.status in ('open', 'in-progress'))`;

/**
 * A page of participants with their matrix, in one statement. Ordered by site and sequence: as text, 1000 would come
 * before 999.
 *
 * The cells come as JSON text, to be sent as they are: making tens of thousands of objects of them and writing these
 * again would take longer than everything else. They are joined piece by piece with `||`, which takes less than
 * `concat`, as few pieces as can be: where one cell ends and the next begins is what the aggregate puts between them. A code
 * needs no quoting, a definition's are of letters, digits, dot, dash and underscore. Visits are read in the order of
 * their index, not sorted. A dose that was given stands on the day of its first infusion, which its visit's day may not
 * be: looked up in two short lists, as a join would sort the visits again.
 *
 * $1, $2 time zones and the day in each; $3 site codes or null; $4 arm; $5 status; $6 visit states or null; $7 text in
 * the number; $8 number the page begins after; $9 rows.
 */
export const PARTICIPANT_PAGE: NamedStatement = {
  name: 'participant_page',
  text: `
    with found as (
      select u.participant_id, u.number, u.arm, u.status, u.sex, u.year_of_birth, s.code as site, n.sequence, local.today
      from participant_summary u
      join participant n on n.id = u.participant_id
      join site s on s.id = u.site_id
      ${LOCAL_TODAY}
      where ($3::text[] is null or s.code = any ($3) or s.id::text = any ($3))
        and ($4::text is null or u.arm = $4)
        and ($5::text is null or u.status = $5)
        and ($7::text is null or strpos(lower(u.number), lower($7)) > 0)
        and ($6::text[] is null or exists (
          select from planned_visit v where v.participant_id = u.participant_id
            and (${STATE_OF}, local.today) = any ($6) or ('due' = any ($6) and ${IS_DUE}))))
    ), page as (
      select *, (select count(*)::integer from found) as total
      from found
      where $8::text is null or (site, sequence, number) > (
        select s.code, n.sequence, n.number from participant n join site s on s.id = n.site_id where n.number = $8)
      order by site, sequence, number limit $9
    )
    select p.participant_id as id, p.number, p.site, p.arm, p.status, p.sex, p.year_of_birth as "yearOfBirth",
      p.today::text as today, p.total, coalesce('[{"visitId":"' || matrix.cells || '}]', '[]') as cells,
      (select json_build_object('name', v.name, 'planned', v.planned, 'occurred', v.occurred, 'closes', v.closes,
         'state', ${STATE_OF}, p.today))
       from planned_visit v
       where v.participant_id = p.participant_id and v.ord = (matrix.next % 1000000)::integer limit 1) as next
    from page p
    cross join lateral (
      select array_agg(a.visit_id order by a.number) as visits, array_agg(a.on_day order by a.number) as days
      from administration a where a.participant_id = p.participant_id
    ) given
    cross join lateral (
      select
        string_agg(v.visit_id || '","code":"' || v.code || '","cycle":' || v.cycle ||
          ',"repetition":' || v.repetition || ',"state":"' || v.state ||
          case when v.flags = '{}' then '","flags":[],"on":'
               else '","flags":' || array_to_json(v.flags)::text || ',"on":' end ||
          coalesce('"' || coalesce(v.given_on, v.occurred, v.planned) || '"', 'null'), '},{"visitId":"') as cells,
        ${NEXT} as next
      from (
        select v.visit_id, v.code, v.cycle, v.repetition, v.flags, v.planned, v.occurred, v.ord, v.status,
          case when v.cycle > 0 and v.occurred is not null
            then given.days[array_position(given.visits, v.visit_id)] end as given_on,
          ${STATE_OF}, p.today) as state
        from planned_visit v where v.participant_id = p.participant_id order by v.ord
      ) v
    ) matrix
    order by p.site, p.sequence, p.number`,
};
