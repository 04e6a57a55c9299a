import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { WorklistGroup } from '@lutetia/shared/schedule/state';
import type { FormState } from '@lutetia/shared/forms/value';
import type { DateExplanation, PlannedForm, PlannedVisit, VisitState } from '@lutetia/shared/schedule/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface WorklistRow {
  readonly counts: Readonly<Record<WorklistGroup, number>>;
  readonly items: readonly WorklistVisit[];
}

export interface WorklistVisit {
  readonly visitId: string;
  readonly version: number;
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly group: WorklistGroup;
  readonly state: VisitState;
  readonly flags: PlannedVisit['flags'];
  readonly code: string;
  readonly name: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly kind: PlannedVisit['kind'];
  readonly target: CalendarDay | null;
  readonly planned: CalendarDay | null;
  readonly opens: CalendarDay | null;
  readonly closes: CalendarDay | null;
  readonly booked: CalendarDay | null;
  readonly occurred: CalendarDay | null;
  readonly explanation: DateExplanation;
  readonly today: CalendarDay;
  readonly asked: readonly PlannedForm[];
  readonly forms: readonly WorklistForm[];
  /** Place in the list, for the cursor. */
  readonly place: string;
}

export interface WorklistForm {
  readonly id: string;
  readonly code: string;
  readonly repetition: number;
  readonly state: FormState;
  readonly answered: number;
  readonly total: number;
}

/**
 * The worklist: one definition of what is work and in which group, behind the counts and behind the page.
 *
 * Groups are those of `worklistGroup` in the core; a test holds the two together. Within a group what closes soonest comes
 * first, what lies ahead by its day.
 *
 * $1, $2 time zones and the day in each; $3 last planned day of "upcoming", or null for a week from today; $4 sites by
 * code or id, or null; $5 states or groups, or null; $6 group of the page, or null; $7 place the page begins after;
 * $8 rows. Counts answer for every group under the other filters, so each equals the length of its own list.
 */
export const WORKLIST: NamedStatement = {
  name: 'worklist',
  text: `
    with open_visit as (
      select v.*, s.code as site, local.today,
        visit_state(v.status, v.basis, v.target, v.planned, v.opens, v.closes, v.explanation, local.today) as state
      from planned_visit v
      join site s on s.id = v.site_id
      join unnest($1::text[], $2::date[]) as local (time_zone, today) on local.time_zone = s.time_zone
      where v.status in ('open', 'in-progress')
        and ($4::text[] is null or s.code = any ($4) or s.id::text = any ($4))
    ), grouped as (
      select *, case state
        when 'overdue' then 'overdue'
        when 'due' then 'due'
        when 'in-progress' then case when occurred is null
          and visit_state('open', basis, target, planned, opens, closes, explanation, today) = 'due'
          then 'due' else 'begun' end
        when 'not-due' then case when planned <= coalesce($3::date, today + 7) or (opens <= today
          and (explanation ->> 'booked' is not null or explanation ->> 'delay' is not null))
          then 'upcoming' end end as in_group
      from open_visit
    ), work as (
      select *, array_position(array['overdue', 'due', 'begun', 'upcoming'], in_group) || '/'
        || coalesce(to_char(case in_group when 'upcoming' then planned when 'due' then closes
             else coalesce(closes, planned) end, 'YYYY-MM-DD'), '9999') || '/' || visit_id as place
      from grouped
      where in_group is not null and ($5::text[] is null or state = any ($5) or in_group = any ($5))
    ), page as (
      select * from work
      where ($6::text is null or in_group = $6) and ($7::text is null or place collate "C" > $7 collate "C")
      order by place collate "C" limit $8
    )
    select
      (select jsonb_build_object(
         'overdue', count(*) filter (where in_group = 'overdue'), 'due', count(*) filter (where in_group = 'due'),
         'upcoming', count(*) filter (where in_group = 'upcoming'), 'begun', count(*) filter (where in_group = 'begun'))
       from work) as counts,
      (select coalesce(jsonb_agg(jsonb_build_object(
         'visitId', p.visit_id, 'version', v.version, 'participantId', p.participant_id, 'number', u.number, 'site', p.site,
         'group', p.in_group, 'state', p.state, 'flags', p.flags, 'code', p.code, 'name', p.name, 'cycle', p.cycle,
         'repetition', p.repetition, 'kind', p.kind, 'target', p.target, 'planned', p.planned, 'opens', p.opens,
         'closes', p.closes, 'booked', v.booked_on, 'occurred', p.occurred, 'explanation', p.explanation, 'today', p.today, 'asked', p.forms,
         'place', p.place,
         'forms', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'code', f.code, 'repetition', f.repetition,
                     'state', f.state, 'answered', f.answered, 'total', f.total)), '[]')
                   from form f where f.participant_id = p.participant_id and f.visit_id = p.visit_id)
       ) order by p.place collate "C"), '[]')
       from page p
       join visit v on v.id = p.visit_id
       join participant_summary u on u.participant_id = p.participant_id) as items`,
};
