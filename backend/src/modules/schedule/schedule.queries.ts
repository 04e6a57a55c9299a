import type { NamedStatement } from '../../platform/database/named-statement.js';

/**
 * Nobody else plans this participant while we do. Where they are is read after the wait, and so is whose reach that is;
 * of who is in reach everything is in sight from then on, whichever site collected it.
 */
export const LOCK_PARTICIPANT: NamedStatement = {
  name: 'lock_participant',
  text: `
    with held as materialized (select id, site_id from participant where id = $1 for update)
    select site_id as "siteId", set_config('lutetia.participant', id::text, true) as "inSight"
    from held
    where current_setting('lutetia.sites', true) = '*' or site_id = any ((select context_sites())::uuid[])`,
};

/** As `LOCK_PARTICIPANT` brings a participant in sight, for who only looks: nobody waits for it, and it for nobody. */
export const SEE_PARTICIPANT: NamedStatement = {
  name: 'see_participant',
  text: `
    select site_id as "siteId", set_config('lutetia.participant', id::text, true) as "inSight"
    from participant
    where id = $1
      and (current_setting('lutetia.sites', true) = '*' or site_id = any ((select context_sites())::uuid[]))`,
};

/** $1 participant. Who they are under the number before, wherever that is by now; no row for a first screening. */
export const FORMER_PERSON: NamedStatement = {
  name: 'former_person',
  text: 'select sex, year_of_birth as "yearOfBirth" from former_person($1)',
};

/** $1 study, $2 codes or ids of sites, taken in the order of their ids. */
export const LOCK_SITES: NamedStatement = {
  name: 'lock_sites',
  text: `
    select pg_advisory_xact_lock(hashtextextended('site of study ' || $1 || ' ' || s.id::text, 0))
    from (select id from site where code = any ($2) or id::text = any ($2) order by id) s`,
};

/** In a stated order: what is planned must not depend on where the rows happen to lie. */
const list = (columns: string, from: string, order: string): string =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from ${from})`;

const VISITS = list(
  `'id', v.id, 'code', v.code, 'cycle', v.cycle, 'repetition', v.repetition, 'bookedOn', v.booked_on,
   'delayTo', v.delay_to, 'delayReason', v.delay_reason, 'delayDecidedOn', v.delay_decided_on,
   'beforeDelay', v.before_delay,
   'missedReason', v.missed_reason, 'missedOn', case when v.missed_reason is not null then coalesce(v.missed_on,
     (select (d.recorded_at at time zone s.time_zone)::date from deviation d
      where d.participant_id = p.id and d.visit_id = v.id and d.kind = 'missed')) end,
   'skippedReason', v.skipped_reason, 'addedReason', v.added_reason,
   'version', v.version`,
  'visit v where v.participant_id = p.id',
  'v.id',
);

/** Forms of a participant are hundreds: as rows of a subquery they take half the time of objects built one by one. */
const formsOf = (which: string): string => `
  (select coalesce(json_agg(own), '[]') from (
     select f.id, f.visit_id as "visitId", f.code, f.repetition, f.state, f."values", f.version,
       f.study_version_id as "studyVersionId", f.answered, f.total,
       case when f.site_id <> p.site_id then (select o.time_zone from site o where o.id = f.site_id) end as "timeZone"
     from form f where f.participant_id = p.id and ${which} order by f.id) own)`;

/** $1 participant, $2 the versions of the forms that are known, by id. Of these the removed ones are told, too. */
export const RECORDS_OF_PARTICIPANT: NamedStatement = {
  name: 'records_of_participant',
  text: `
    select ${VISITS} as visits,
      ${formsOf(`f.version is distinct from ($2::jsonb ->> f.id::text)::integer
        and (f.state <> 'removed' or $2::jsonb ? f.id::text)`)} as forms
    from participant p join site s on s.id = p.site_id
    where p.id = $1`,
};

/** Everything of a participant in one statement; days come out as `YYYY-MM-DD`. */
const SCHEDULE = `
    select p.id, p.study_id as "studyId", p.site_id as "siteId", s.code as "siteCode", s.name as "siteName",
      s.time_zone as "timeZone", p.number, p.screening_on::text as "screeningOn",
      p.rescreens is not null as "isRescreened",
      (select coalesce(json_agg(json_build_object('id', pv.study_version_id, 'from', pv.from_day)
                order by pv.from_day nulls first), '[]')
       from participant_version pv where pv.participant_id = p.id) as versions,
      ${VISITS} as visits,
      ${formsOf("f.state <> 'removed'")} as forms,
      ${list(
        `'visitId', v.visit_id, 'code', v.code, 'cycle', v.cycle, 'repetition', v.repetition, 'name', v.name,
         'shortName', v.short_name, 'epoch', v.epoch, 'kind', v.kind, 'status', v.status, 'basis', v.basis,
         'target', v.target, 'planned', v.planned, 'opens', v.opens, 'closes', v.closes, 'occurred', v.occurred,
         'hours', v.hours, 'flags', v.flags, 'explanation', v.explanation, 'forms', v.forms, 'order', v.ord,
         'workFrom', v.work_from, 'dueFrom', v.due_from, 'lateFrom', v.late_from, 'inSightFrom', v.in_sight_from`,
        'planned_visit v where v.participant_id = p.id',
        'v.ord, v.visit_id',
      )} as planned,
      ${list(
        `'code', m.code, 'kind', m.kind, 'on', m.on_day, 'formId', m.form_id`,
        'milestone m where m.participant_id = p.id',
        'm.code',
      )} as milestones,
      ${list(
        `'formId', a.form_id, 'visitId', a.visit_id, 'cycle', a.cycle, 'number', a.number, 'on', a.on_day,
         'startedAt', a.started_at`,
        'administration a where a.participant_id = p.id',
        'a.number, a.form_id',
      )} as administrations,
      ${list(
        `'id', d.id, 'kind', d.kind, 'causeKey', d.cause_key, 'visitId', d.visit_id, 'on', d.on_day, 'days', d.days,
         'important', d.important, 'sentence', d.sentence, 'state', d.state`,
        'deviation d where d.participant_id = p.id',
        'd.id',
      )} as deviations,
      (select json_build_object('id', r.id, 'number', r.number) from participant r where r.id = p.rescreens) as rescreens,
      (select json_build_object('id', r.id, 'number', r.number, 'screeningOn', r.screening_on) from participant r
       where r.rescreens = p.id and r.enrolled_in_error_on is null) as "rescreenedAs",
      (select json_build_object('on', p.enrolled_in_error_on, 'by', who.name, 'reason', p.enrolled_in_error_reason)
       from person who where who.id = p.enrolled_in_error_by) as "enrolledInError",
      (select coalesce(json_agg(json_build_object('on', t.on_day, 'from', former.code, 'to', receiving.code)
                order by t.on_day, t.id), '[]')
       from participant_transfer t join site former on former.id = t.former_site_id
         join site receiving on receiving.id = t.site_id
       where t.participant_id = p.id) as transfers,
      (select json_build_object('closedWeekdays', c.closed_weekdays, 'closures', c.closures, 'rule', c.rule)
       from site_calendar c where c.study_id = p.study_id and c.site_id = p.site_id) as calendar,
      (select json_build_object('arm', u.arm, 'status', u.status, 'sex', u.sex, 'yearOfBirth', u.year_of_birth,
         'subStudies', u.sub_studies, 'nextVisitId', u.next_visit_id, 'lastDoseCycle', u.last_dose_cycle,
         'lastDoseOn', u.last_dose_on, 'resultsWaiting', u.results_waiting, 'decisionsWaiting', u.decisions_waiting,
         'reviewsWaiting', u.reviews_waiting,
         'deathToRecord', u.death_to_record, 'deathInProgress', u.death_in_progress)
       from participant_summary u where u.participant_id = p.id) as summary
    from participant p join site s on s.id = p.site_id`;

/** $1 participant. */
export const SCHEDULE_OF_PARTICIPANT: NamedStatement = {
  name: 'schedule_of_participant',
  text: `${SCHEDULE} where p.id = $1`,
};

/** $1 participants. */
export const SCHEDULES_OF_PARTICIPANTS: NamedStatement = {
  name: 'schedules_of_participants',
  text: `${SCHEDULE} where p.id = any ($1::uuid[])`,
};
