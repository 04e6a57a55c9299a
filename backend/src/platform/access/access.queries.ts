import type { NamedStatement } from '../database/named-statement.js';
import type { ActorMembership } from './actor.js';
import { holdsToday } from './role-days.js';

const MEMBERSHIPS = `(
  select coalesce(json_agg(json_build_object(
      'role', m.role, 'studyId', st.id, 'study', st.code, 'studyName', st.name,
      'siteId', si.id, 'site', si.code, 'siteName', si.name) order by st.code, m.role, si.code), '[]')
  from membership m
  left join study st on st.id = m.study_id or m.study_id is null
  left join site si on si.id = m.site_id
  where m.person_id = p.id and ${holdsToday('m', 'si.time_zone')})`;

const SESSION = `
  p.id as "personId", p.email, p.name, p.must_change_password as "mustChangePassword", s.expires_at as "expiresAt",
  (s.expires_at <= now() or s.last_active_at <= now() - $2 * interval '1 minute') as "isExpired",
  s.last_active_at < now() - interval '1 minute' as "isDueForTouch",
  ${MEMBERSHIPS} as memberships`;

const FROM = `from session s join person p on p.id = s.person_id and p.disabled_at is null`;

export interface SessionRow {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly mustChangePassword: boolean;
  readonly expiresAt: Date;
  readonly isExpired: boolean;
  readonly isDueForTouch: boolean;
  readonly memberships: readonly ActorMembership[];
}

export interface SessionAndRecordRow extends SessionRow {
  readonly recordStudyId: string | null;
  readonly recordSiteId: string | null;
  readonly recordParticipantId: string | null;
  readonly recordFormerSiteIds: readonly string[] | null;
}

/** $1 token hash, $2 idle minutes. */
export const SESSION_OF_TOKEN: NamedStatement = {
  name: 'session_of_token',
  text: `select ${SESSION} ${FROM} where s.token_hash = $1`,
};

/** $1 token hash, $2 idle minutes, $3 kind of record, $4 its id. */
export const SESSION_AND_RECORD: NamedStatement = {
  name: 'session_and_record',
  text: `select ${SESSION}, record.study_id as "recordStudyId", record.site_id as "recordSiteId",
      record.participant_id as "recordParticipantId", record.former_site_ids as "recordFormerSiteIds"
    ${FROM} left join lateral record_scope($3, $4) as record on true where s.token_hash = $1`,
};

/** $1 token hash. Written at most once a minute, so that reading stays reading. */
export const TOUCH_SESSION: NamedStatement = {
  name: 'touch_session',
  text: `update session set last_active_at = now()
    where token_hash = $1 and last_active_at < now() - interval '1 minute'`,
};

/** $1 kind, $2 person, $3 e-mail key, $4 address, $5 request, $6 details. */
export const LOG_SECURITY_EVENT: NamedStatement = {
  name: 'log_security_event',
  text: `insert into security_event (kind, person_id, email_key, address, request_id, details)
    values ($1, $2, $3, $4, $5, $6)`,
};
