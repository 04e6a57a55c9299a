import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { WorklistGroup } from '@lutetia/shared/schedule/state';
import type { FormState } from '@lutetia/shared/forms/value';
import type {
  DateExplanation,
  PlannedForm,
  PlannedVisit,
  SiteCalendar,
  VisitState,
} from '@lutetia/shared/schedule/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface WorklistRow {
  readonly counts: Readonly<Record<WorklistGroup, number>>;
  readonly items: readonly WorklistVisit[];
  /** By the code of each site of the page that says on which days it sees nobody. */
  readonly calendars: Readonly<Record<string, SiteCalendar>>;
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
  readonly delay: DateExplanation['delay'];
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
 * The worklist: one definition of what is work and in which group, behind the counts and behind the page, in one round
 * trip that sets its own context.
 *
 * Groups are those of `worklistGroup` in the core; a test holds the two together. Within a group what must be done
 * soonest comes first, what lies ahead by its day.
 *
 * $1-$6 person, role, study, sites, request and origin as settings spell them; $7, $8 time zones and the day in each;
 * $9 last planned day of "upcoming", or null for a week from today; $10 sites by code or id, or null; $11 states or
 * groups, or null; $12 group of the page, or null; $13 place the page begins after; $14 rows. Counts answer for every
 * group under the other filters, so each equals the length of its own list.
 */
export const WORKLIST: NamedStatement = {
  name: 'worklist',
  text: `select counts, items, calendars from worklist_page($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
};

/** A visit that comes before another. */
export interface VisitBefore {
  readonly visitId: string;
  readonly name: string;
}

/**
 * What is still open before each of the visits ($1), in protocol order: in its cycle, or outside cycles among the visits
 * of its kind.
 */
export const OPEN_BEFORE: NamedStatement = {
  name: 'open_before',
  text: `
    select w.visit_id as "visitId",
      json_agg(json_build_object('visitId', o.visit_id, 'name', o.name) order by o.planned, o.ord) as before
    from planned_visit w
    join planned_visit o on o.participant_id = w.participant_id and o.cycle = w.cycle
      and o.status in ('open', 'in-progress') and (o.planned, o.ord) < (w.planned, w.ord)
      and (w.cycle > 0 or o.kind = w.kind)
    where w.visit_id = any ($1)
    group by w.visit_id`,
};

/** A decision on the dose of a cycle whose act is still to be recorded. */
export interface DecisionWaiting {
  readonly participantId: string;
  readonly cycle: number;
  /** Cycles after it whose doses the decision ends too. */
  readonly laterCycles: readonly number[];
  /** In words: `End treatment`. */
  readonly answer: string;
}

/** $1 participants. */
export const DECISIONS_ON_DOSES: NamedStatement = {
  name: 'decisions_on_doses',
  text: `
    select u.participant_id as "participantId", d.cycle, d."laterCycles", d.answer
    from participant_summary u
    cross join lateral jsonb_to_recordset(u.decisions_waiting) as d (cycle smallint, "laterCycles" jsonb, answer text)
    where u.participant_id = any ($1) and u.decisions_waiting <> '[]'`,
};

/** A place in the list: group, days since 2000, visit. */
export const WORKLIST_PLACE = /^[1-4]\/-?\d{1,9}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** $1 ids of dose visits: the day of the first infusion of each that has one. */
export const INFUSION_DAYS: NamedStatement = {
  name: 'infusion_days',
  text: `
    select visit_id as "visitId", to_char(min(on_day), 'YYYY-MM-DD') as on from administration
    where visit_id = any ($1::uuid[]) group by visit_id`,
};
