import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface ReceivingSite {
  readonly id: string;
  readonly code: string;
  readonly timeZone: string;
}

/** $1 study, $2 code, $3 day: a site at which the study is live on the day. */
export const RECEIVING_SITE: NamedStatement = {
  name: 'receiving_site',
  text: `
    select s.id, s.code, s.time_zone as "timeZone" from site s
    where s.code = $2 and exists (select from site_activation a where a.site_id = s.id and a.study_id = $1 and a.from_day <= $3)`,
};

/** $1 participant: the site they are at, before anybody is waited for. */
export const SITE_NOW: NamedStatement = {
  name: 'site_now',
  text: 'select s.code from participant p join site s on s.id = p.site_id where p.id = $1',
};

/** $1 id, $2 study, $3 receiving site, $4 former site, $5 participant, $6 day, $7 reason. */
export const INSERT_TRANSFER: NamedStatement = {
  name: 'insert_transfer',
  text: `insert into participant_transfer (id, study_id, site_id, former_site_id, participant_id, on_day, reason)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};

export interface TakenOver {
  readonly visits: number;
  readonly formsKept: number;
  readonly formsBegun: number;
}

/**
 * $1 participant, $2 receiving site, $3 site until now. What was completed keeps its site. What is still to come or to be finished goes
 * along, and so do deviations, which wait for the investigator in charge, and the read models, which show the
 * participant where they are.
 */
export const TAKE_OVER: NamedStatement = {
  name: 'take_over_participant',
  text: `
    with moved as (
      update participant set site_id = $2, version = version + 1,
        enrolled_at_site = coalesce(enrolled_at_site, site_id)
      where id = $1 returning id
    ), open_visit as (
      select v.id from visit v join planned_visit p on p.visit_id = v.id
      where v.participant_id = $1 and p.status in ('open', 'in-progress', 'not-applicable')
        and not exists (select from form f where f.visit_id = v.id and f.state = 'complete')
    ), visits as (
      update visit set site_id = $2 where id in (select id from open_visit) returning id
    ), unfinished as (
      update form set site_id = $2 where participant_id = $1 and state <> 'complete'
    ), deviations as (
      update deviation set site_id = $2 where participant_id = $1
    ), planned as (
      update planned_visit set site_id = $2 where participant_id = $1 returning visit_id
    ), entries as (
      update calendar_entry set site_id = $2 where visit_id in (select visit_id from planned_visit where participant_id = $1)
    ), milestones as (
      update milestone set site_id = $2 where participant_id = $1
    ), doses as (
      update administration set site_id = $2 where participant_id = $1
    ), summary as (
      update participant_summary set site_id = $2 where participant_id = $1
    )
    select
      (select count(*)::integer from planned_visit p join open_visit o on o.id = p.visit_id
       where p.status in ('open', 'in-progress')) as visits,
      (select count(*)::integer from form f where f.participant_id = $1 and f.state = 'complete' and f.site_id = $3) as "formsKept",
      (select count(*)::integer from form f where f.participant_id = $1 and f.state = 'in-progress') as "formsBegun"
    from moved`,
};
