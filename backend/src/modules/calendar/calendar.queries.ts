import type { Role } from '@lutetia/shared/contract/access';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { holdsToday } from '../../platform/access/role-days.js';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface FeedRow {
  readonly id: string;
  readonly site: string;
  readonly createdAt: Date;
  readonly lastReadAt: Date | null;
}

const FEED = 'f.id, s.code as site, f.created_at as "createdAt", f.last_read_at as "lastReadAt"';

/** $1 person, $2 study. */
export const FEEDS_OF_PERSON: NamedStatement = {
  name: 'calendar_feeds_of_person',
  text: `select ${FEED} from calendar_feed f join site s on s.id = f.site_id
    where f.person_id = $1 and f.study_id = $2 and f.revoked_at is null order by s.code, f.created_at`,
};

/** $1 id, $2 person, $3 study, $4 code of a site, $5 token hash, $6 sites the person sees, or null for all. */
export const OPEN_FEED: NamedStatement = {
  name: 'open_calendar_feed',
  text: `
    with made as (
      insert into calendar_feed (id, person_id, study_id, site_id, token_hash)
      select $1, $2, $3, s.id, $5 from site s
      where s.code = $4 and ($6::uuid[] is null or s.id = any ($6))
        and exists (select from site_activation a where a.site_id = s.id and a.study_id = $3)
      returning *
    )
    select ${FEED} from made f join site s on s.id = f.site_id`,
};

/** $1 id, $2 person, $3 study. */
export const REVOKE_FEED: NamedStatement = {
  name: 'revoke_calendar_feed',
  text: `update calendar_feed set revoked_at = now()
    where id = $1 and person_id = $2 and study_id = $3 and revoked_at is null returning id`,
};

export interface FeedReader {
  readonly personId: string;
  readonly studyId: string;
  readonly studyName: string;
  readonly siteId: string;
  readonly site: string;
  readonly timeZone: string;
  readonly roles: readonly Role[];
}

/** $1 token hash. Whose feed an address is, with the roles the person has there today; notes the reading once an hour. */
export const READER_OF_FEED: NamedStatement = {
  name: 'reader_of_calendar_feed',
  text: `
    with feed as (select * from calendar_feed where token_hash = $1 and revoked_at is null),
    noted as (
      update calendar_feed f set last_read_at = now() from feed
      where f.id = feed.id and (feed.last_read_at is null or feed.last_read_at < now() - interval '1 hour')
    )
    select p.id as "personId", st.id as "studyId", st.name as "studyName", si.id as "siteId", si.code as site,
      si.time_zone as "timeZone",
      array(select m.role from membership m
            where m.person_id = p.id and m.study_id = st.id and (m.site_id is null or m.site_id = si.id)
              and ${holdsToday('m', 'case when m.site_id is not null then si.time_zone end')}) as roles
    from feed
    join person p on p.id = feed.person_id and p.disabled_at is null
    join study st on st.id = feed.study_id
    join site si on si.id = feed.site_id`,
};

export interface CalendarVisit {
  readonly visitId: string;
  readonly number: string;
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly day: CalendarDay;
  readonly isProvisional: boolean;
  readonly isOff: boolean;
  readonly sequence: number;
  readonly changedAt: Date;
}

/** $1 first day, $2 last day. A dose that was given stands on the day of its first infusion. */
export const CALENDAR_VISITS: NamedStatement = {
  name: 'calendar_visits',
  text: `
    with given as (select a.visit_id, min(a.on_day) as on_day from administration a group by a.visit_id)
    select v.visit_id as "visitId", u.number, v.code, v.cycle, v.repetition,
      to_char(coalesce(given.on_day, v.occurred, v.planned), 'YYYY-MM-DD') as day, v.basis = 'provisional' as "isProvisional",
      v.status in ('missed', 'skipped', 'not-applicable') as "isOff",
      coalesce(e.sequence, 0) as sequence, coalesce(e.changed_at, p.created_at) as "changedAt"
    from planned_visit v
    join participant p on p.id = v.participant_id
    join participant_summary u on u.participant_id = v.participant_id
    left join given on given.visit_id = v.visit_id
    left join calendar_entry e on e.visit_id = v.visit_id
    where coalesce(given.on_day, v.occurred, v.planned) between $1::date and $2::date
    order by day, u.number, v.ord`,
};
