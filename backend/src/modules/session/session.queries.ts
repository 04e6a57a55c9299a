import type { NamedStatement } from '../../platform/database/named-statement.js';

/** What counts against all addresses together. */
export const ALL_ADDRESSES = '*';

/**
 * Counts an attempt before its password is looked at, so that attempts sent at once are counted too. Gives no row
 * while the account is locked from this address (or altogether): that attempt counts nothing.
 *
 * $1 e-mail key, $2 address, $3 attempts that are free, $4 most seconds locked.
 */
export const COUNT_ATTEMPT: NamedStatement = {
  name: 'count_sign_in_attempt',
  text: `insert into sign_in_failure as f (email_key, address) values ($1, $2)
    on conflict (email_key, address) do update set
      failures = case when f.last_at < now() - interval '1 day' then 1 else f.failures + 1 end,
      last_at = now(),
      locked_until = case
        when f.last_at < now() - interval '1 day' or f.failures + 1 < $3::int then null
        else now() + least(30 * power(2, least(f.failures + 1 - $3::int, 20)), $4::int) * interval '1 second' end
      where f.locked_until is null or f.locked_until <= now()
    returning failures`,
};

/** Seconds until an account opens again. $1 e-mail key, $2 address. */
export const SECONDS_LOCKED: NamedStatement = {
  name: 'sign_in_seconds_locked',
  text: `select ceil(extract(epoch from max(locked_until) - now()))::int as seconds
    from sign_in_failure where email_key = $1 and address in ($2, '*') and locked_until > now()`,
};

/** After a success: what was counted from this address is forgotten, the common count loses this attempt alone. */
export const FORGET_FAILURES: NamedStatement = {
  name: 'forget_sign_in_failures',
  text: `with own as (delete from sign_in_failure where email_key = $1 and address = $2)
    update sign_in_failure set failures = greatest(failures - 1, 0), locked_until = null
    where email_key = $1 and address = '*'`,
};

export interface CredentialsRow {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly demonstration: boolean;
}

/** $1 e-mail in lower case. */
export const CREDENTIALS: NamedStatement = {
  name: 'sign_in_credentials',
  text: `select id, password_hash as "passwordHash", demonstration from person where email = $1 and disabled_at is null`,
};

/** $1 token hash, $2 person, $3 hours, $4 address, $5 hash of the token that is replaced. */
export const OPEN_SESSION: NamedStatement = {
  name: 'open_session',
  text: `with replaced as (delete from session where token_hash = $5 or expires_at < now())
    insert into session (token_hash, person_id, expires_at, address)
    values ($1, $2, now() + $3 * interval '1 hour', $4)`,
};

/** $1 token hash. */
export const CLOSE_SESSION: NamedStatement = {
  name: 'close_session',
  text: 'delete from session where token_hash = $1 returning person_id as "personId"',
};

/** $1 token hash. Counted as activity at once, not only once a minute: a person says so. */
export const NOTE_ACTIVITY: NamedStatement = {
  name: 'note_session_activity',
  text: 'update session set last_active_at = now() where token_hash = $1',
};

/** $1 person, $2 hash of the password they chose, $3 of the one they gave as their present one; no row where that is replaced already. */
export const SET_OWN_PASSWORD: NamedStatement = {
  name: 'set_own_password',
  text: `
    update person set password_hash = $2, must_change_password = false
    where id = $1 and password_hash = $3 returning id`,
};

/** $1 person, $2 token hash of the session that stays. */
export const END_OTHER_SESSIONS: NamedStatement = {
  name: 'end_other_sessions',
  text: 'delete from session where person_id = $1 and token_hash <> $2',
};

/** Gives no row where another session made the key at the same moment. $1 person, $2 the key to keep where they have none yet. */
export const WORK_KEY: NamedStatement = {
  name: 'work_key',
  text: `with known as (select key from work_key where person_id = $1),
    made as (insert into work_key (person_id, key) select $1, $2 where not exists (select from known)
      on conflict do nothing returning key)
    select key from known union all select key from made`,
};
