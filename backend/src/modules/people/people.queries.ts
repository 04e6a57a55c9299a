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

/** A try that was refused before anybody was looked up names the account it was for, where there is one. */
export const RECENT_SECURITY_EVENTS = `
  with recent as (select * from security_event where $1::bigint is null or id < $1 order by id desc limit $2)
  select e.id::text, e.at, e.kind, p.email as "who", coalesce(actor.email, e.details ->> 'by') as "by", e.address,
    e.request_id as "requestId", e.details
  from recent e
  left join person p on p.id = e.person_id or (e.person_id is null and e.email_key = ${EMAIL_KEY})
  left join person actor on actor.id::text = e.details ->> 'by'
  order by e.id desc`;
