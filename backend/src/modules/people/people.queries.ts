/** Every person, or the one of $1, with all memberships there ever were. */
export const PEOPLE = `
  select p.id, p.email, p.name, p.demonstration, p.disabled_at as "disabledAt",
    p.password_hash is not null as "hasPassword",
    (select max(at) from security_event e where e.person_id = p.id and e.kind = 'session.opened') as "lastSignInAt",
    (select coalesce(json_agg(json_build_object('id', m.id, 'role', m.role, 'study', st.code, 'site', si.code,
        'from', m.from_day, 'to', m.to_day) order by m.from_day, m.id), '[]')
      from membership m left join study st on st.id = m.study_id left join site si on si.id = m.site_id
      where m.person_id = p.id) as memberships
  from person p where $1::uuid is null or p.id = $1 order by p.name, p.email`;

export const END_SESSIONS = 'delete from session where person_id = $1';

export const RECENT_SECURITY_EVENTS = `
  select e.id::text, e.at, e.kind, p.email as "who", coalesce(actor.email, e.details ->> 'by') as "by", e.address,
    e.request_id as "requestId", e.details
  from security_event e left join person p on p.id = e.person_id
  left join person actor on actor.id::text = e.details ->> 'by'
  where $1::bigint is null or e.id < $1 order by e.id desc limit $2`;
