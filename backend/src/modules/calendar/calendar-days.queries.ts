import type { EnrolmentLogRowView } from '@lutetia/shared/contract/views/calendar';
import type { ScheduleNote } from '@lutetia/shared/schedule/note';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormValues } from '@lutetia/shared/forms/value';
import type { VisitState } from '@lutetia/shared/schedule/types';
import type { VisitKind } from '@lutetia/shared/study/visit-definition';
import type { NamedStatement } from '../../platform/database/named-statement.js';
import type { StoredSummary } from '../schedule/stored-participant.queries.js';

export interface DayRow {
  readonly visitId: string;
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly day: CalendarDay;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly cycle: number;
  readonly kind: VisitKind;
  readonly state: VisitState;
  readonly booked: boolean;
  readonly provisional: boolean;
  readonly occurred: boolean;
}

/** A day for each time zone the study's sites lie in; $1, $2 zones and days. */
const STATE = `visit_state(v.status, v.basis, v.planned, v.occurred, v.due_from, v.late_from, local.today)`;
const LOCAL = `join unnest($1::text[], $2::date[]) as local (time_zone, today) on local.time_zone = s.time_zone`;

/**
 * $3, $4 first and last day; $5 site codes or null. Visits that will not take place are left out. A dose that was given
 * stands on the day of its first infusion, which its visit's day may not be.
 */
export const VISITS_BY_DAY: NamedStatement = {
  name: 'visits_by_day',
  text: `
    with given as (select a.visit_id, min(a.on_day) as on_day from administration a group by a.visit_id)
    select v.visit_id as "visitId", v.participant_id as "participantId", u.number, s.code as site,
      to_char(coalesce(given.on_day, v.occurred, v.planned), 'YYYY-MM-DD') as day, v.code, v.name, v.short_name as "shortName",
      v.cycle, v.kind,
      ${STATE} as state, w.booked_on is not null as booked, v.basis = 'provisional' as provisional,
      v.occurred is not null as occurred
    from planned_visit v
    join visit w on w.id = v.visit_id
    join site s on s.id = v.site_id
    ${LOCAL}
    join participant_summary u on u.participant_id = v.participant_id
    left join given on given.visit_id = v.visit_id
    where coalesce(given.on_day, v.occurred, v.planned) between $3::date and $4::date
      and v.status not in ('not-applicable', 'skipped')
      and ($5::text[] is null or s.code = any ($5) or s.id::text = any ($5))
    order by day, s.code, u.number, v.ord`,
};

export interface AheadRow {
  readonly visitId: string;
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly code: string;
  readonly cycle: number;
  readonly name: string;
  readonly day: CalendarDay;
  readonly opens: CalendarDay | null;
  readonly closes: CalendarDay | null;
  readonly booked: boolean;
  readonly provisional: boolean;
  readonly waitsFor: string | null;
  /** Why it waits for something else than what it counts from, if it does. */
  readonly why: ScheduleNote | null;
  readonly openBefore: readonly string[];
  readonly expiredBefore: readonly string[];
  /** Decision forms of the cycle: in which visit, and what was decided once it is complete. */
  readonly decisions: readonly { readonly visit: string; readonly decision: string | null }[];
  /** Decisions of the participant, on any cycle, whose act is not recorded yet. */
  readonly waiting: StoredSummary['decisionsWaiting'];
  readonly fatalEvent: string | null;
  readonly fatalEventInProgress: boolean;
}

/**
 * Doses that are neither given nor missed nor left out, whatever else is recorded of their visit: a decision on the dose
 * may come first.
 *
 * $1 codes of dose visits; $2 site codes or null; $3 form of the decision or null; $4 its item.
 */
export const ADMINISTRATIONS_AHEAD: NamedStatement = {
  name: 'administrations_ahead',
  text: `
    select v.visit_id as "visitId", v.participant_id as "participantId", u.number, s.code as site, v.code, v.cycle, v.name,
      to_char(v.planned, 'YYYY-MM-DD') as day, to_char(v.opens, 'YYYY-MM-DD') as opens,
      to_char(v.closes, 'YYYY-MM-DD') as closes, w.booked_on is not null as booked, v.basis = 'provisional' as provisional,
      case when v.basis = 'provisional' then v.explanation -> 'anchor' ->> 'name' end as "waitsFor",
      case when v.basis = 'provisional' then v.explanation -> 'reason' end as why,
      (select coalesce(json_agg(o.name order by o.planned, o.ord), '[]')
       from planned_visit o
       where o.participant_id = v.participant_id and o.cycle = v.cycle and o.status in ('open', 'in-progress')
         and (o.planned, o.ord) < (v.planned, v.ord)) as "openBefore",
      (select coalesce(json_agg(o.name order by o.ord), '[]')
       from planned_visit o
       where o.participant_id = v.participant_id and o.cycle = v.cycle and 'expired' = any (o.flags)
         and exists (select from planned_visit again
                     where again.participant_id = o.participant_id and again.code = o.code and again.cycle = o.cycle
                       and again.repetition = o.repetition + 1 and again.status in ('open', 'in-progress'))) as "expiredBefore",
      (select coalesce(json_agg(json_build_object('visit', o.code,
                'decision', case when f.state = 'complete' then f."values" -> $4 ->> 'v' end)
                order by o.ord, o.repetition, f.repetition), '[]')
       from planned_visit o
       join form f on f.visit_id = o.visit_id and f.participant_id = o.participant_id and f.code = $3
       where o.participant_id = v.participant_id and o.cycle = v.cycle) as decisions,
      u.decisions_waiting as waiting, u.death_to_record as "fatalEvent",
      u.death_in_progress as "fatalEventInProgress"
    from planned_visit v
    join visit w on w.id = v.visit_id
    join site s on s.id = v.site_id
    join participant_summary u on u.participant_id = v.participant_id
    where v.status in ('open', 'in-progress') and v.occurred is null and v.planned is not null
      and v.code = any ($1::text[]) and v.cycle > 0
      and not exists (select from administration a where a.visit_id = v.visit_id)
      and ($2::text[] is null or s.code = any ($2) or s.id::text = any ($2))
    order by v.planned, s.code, u.number, v.ord`,
};

export interface EnrolmentRow {
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly screeningOn: CalendarDay;
  readonly consentOn: CalendarDay | null;
  readonly includedOn: CalendarDay | null;
  readonly notIncludedOn: CalendarDay | null;
  readonly randomisedOn: CalendarDay | null;
  /** Code of the arm allocated. */
  readonly arm: string | null;
  readonly rescreens: { readonly id: string; readonly number: string } | null;
  /** Since when nobody takes part under the number, who said so and why. */
  readonly enrolledInError: EnrolmentLogRowView['enrolledInError'];
  /** Where a participant went who is no longer at a site of the reader. */
  readonly transferred: { readonly on: CalendarDay; readonly to: string } | null;
  /** The form that says the participant was not included. */
  readonly refusal: { readonly form: string; readonly values: FormValues } | null;
  readonly isIncluded: boolean;
  readonly isNotIncluded: boolean;
}

const dayOf = (kind: string): string =>
  `(select to_char(min(m.on_day), 'YYYY-MM-DD') from milestone m where m.participant_id = p.id and m.kind = '${kind}')`;
const reached = (kind: string): string =>
  `exists (select from milestone m where m.participant_id = p.id and m.kind = '${kind}')`;

/**
 * $1 sites by code or id, or null. In the order of screening, as the log is kept on paper. A site keeps the lines of those it
 * transferred, with where they went instead of what became of them.
 */
export const ENROLMENT_LOG: NamedStatement = {
  name: 'enrolment_log',
  text: `
    select p.id as "participantId", p.number, coalesce(gone.site, s.code) as site, gone.transferred, to_char(p.screening_on, 'YYYY-MM-DD') as "screeningOn",
      ${dayOf('consent')} as "consentOn", ${dayOf('inclusion')} as "includedOn",
      ${dayOf('screen-failure')} as "notIncludedOn", ${dayOf('randomisation')} as "randomisedOn",
      case when p.enrolled_in_error_on is not null then json_build_object('on', p.enrolled_in_error_on,
        'by', (select who.name from person who where who.id = p.enrolled_in_error_by),
        'reason', p.enrolled_in_error_reason) end as "enrolledInError",
      u.arm, (select json_build_object('id', r.id, 'number', r.number) from participant r where r.id = p.rescreens) as rescreens,
      (select json_build_object('form', f.code, 'values', f."values")
       from milestone m join form f on f.id = m.form_id
       where m.participant_id = p.id and m.kind = 'screen-failure' order by m.on_day limit 1) as refusal,
      ${reached('inclusion')} as "isIncluded", ${reached('screen-failure')} as "isNotIncluded"
    from participant p
    join site s on s.id = p.site_id
    left join participant_summary u on u.participant_id = p.id
    left join lateral (
      select former.code as site, former.id as site_id,
        json_build_object('on', to_char(t.on_day, 'YYYY-MM-DD'), 'to', receiving.code) as transferred
      from participant_transfer t join site former on former.id = t.former_site_id
        join site receiving on receiving.id = t.site_id
      where t.participant_id = p.id and u.participant_id is null
      order by t.on_day desc, t.id desc limit 1
    ) gone on true
    where $1::text[] is null or coalesce(gone.site, s.code) = any ($1) or coalesce(gone.site_id, s.id)::text = any ($1)
    order by p.screening_on, s.code, p.sequence`,
};
