/** The key under which tries to give a person's password are counted; addresses are kept in lower case. */
const EMAIL_KEY = "encode(sha256(convert_to(p.email, 'UTF8')), 'hex')";

/** Every person, or the one of $1, with all memberships there ever were. */
export const PEOPLE = `
  select p.id, p.email, p.name, p.demonstration, p.disabled_at as "disabledAt",
    p.password_hash is not null as "hasPassword",
    (select max(at) from security_event e where e.person_id = p.id and e.kind = 'session.opened') as "lastSignInAt",
    (select max(f.locked_until) from sign_in_failure f
      where f.email_key = ${EMAIL_KEY} and f.locked_until > now()) as "lockedUntil",
    (select coalesce(json_agg(json_build_object('id', m.id, 'role', m.role, 'study', st.code, 'site', si.code,
        'from', m.from_day, 'to', m.to_day) order by m.from_day, m.id), '[]')
      from membership m left join study st on st.id = m.study_id left join site si on si.id = m.site_id
      where m.person_id = p.id) as memberships,
    (select coalesce(json_agg(json_build_object('id', f.id, 'study', st.code, 'site', si.code, 'createdAt', f.created_at)
        order by f.created_at, f.id), '[]')
      from calendar_feed f join study st on st.id = f.study_id join site si on si.id = f.site_id
      where f.person_id = p.id and f.revoked_at is null) as "calendarFeeds"
  from person p where $1::uuid is null or p.id = $1 order by p.name, p.email`;

export const END_SESSIONS = 'delete from session where person_id = $1';

/** $1 person, $2 feed, or null for all of theirs. */
export const END_CALENDAR_FEEDS = `update calendar_feed set revoked_at = now()
  where person_id = $1 and ($2::uuid is null or id = $2) and revoked_at is null`;

/**
 * A try that was refused before anybody was looked up names the account it was for, where there is one.
 *
 * $1 id the page begins below, or null; $2 rows; $3, $4 studies and the site in each (null for all its sites) the reader
 * may hear of, or null for everything. Within these it tells of people who have or had a role there or in all studies, and
 * of no other study or site they are given a role at or read the calendar of.
 */
export const RECENT_SECURITY_EVENTS = `
  with reach as materialized (
    select study_id, site_id from unnest($3::uuid[], $4::uuid[]) as given (study_id, site_id)
  ), near as materialized (
    select p.id, ${EMAIL_KEY} as email_key from person p
    where exists (
      select from membership m where m.person_id = p.id and (m.study_id is null or exists (
        select from reach r where r.study_id = m.study_id
          and (r.site_id is null or m.site_id is null or r.site_id = m.site_id))))
  ), recent as (
    select e.* from security_event e
    where ($1::bigint is null or e.id < $1) and ($3::uuid[] is null or (
      (e.person_id in (select id from near) or (e.person_id is null and e.email_key in (select email_key from near)))
      and (e.details ->> 'study' is null or exists (
        select from reach r join study st on st.id = r.study_id left join site si on si.id = r.site_id
        where st.code = e.details ->> 'study'
          and (r.site_id is null or e.details ->> 'site' is null or si.code = e.details ->> 'site')))
      and (e.details ->> 'feed' is null or exists (
        select from reach r join calendar_feed f
          on f.study_id = r.study_id and (r.site_id is null or f.site_id = r.site_id)
        where f.id::text = e.details ->> 'feed'))))
    order by e.id desc limit $2
  )
  select e.id::text, e.at, e.kind, p.email as "who", coalesce(actor.email, e.details ->> 'by') as "by", e.address,
    e.request_id as "requestId", e.details
  from recent e
  left join person p on p.id = e.person_id or (e.person_id is null and e.email_key = ${EMAIL_KEY})
  left join person actor on actor.id::text = e.details ->> 'by'
  order by e.id desc`;
