import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their sessions, their failed sign-ins and the security log. Their roles come with the studies. */
export class CreatePeopleAndSessions1795219200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PERSON);
    await db.query(SESSION);
    await db.query(WORK_KEY);
    await db.query(SIGN_IN_FAILURE);
    await db.query(SECURITY_EVENT);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table security_event;
      drop table sign_in_failure;
      drop table work_key;
      drop table session;
      drop table person;
    `);
  }
}

/** A password an administrator set is known to two: its person must change it before doing anything else. */
const PERSON = `
  create table person (
    id                   uuid not null,
    email                text not null,
    name                 text not null,
    password_hash        text,
    must_change_password boolean not null default false,
    demonstration        boolean not null default false,
    disabled_at          timestamptz,
    constraint person_is_known_by_id primary key (id),
    constraint person_email_is_lower_case check (email = lower(email)),
    constraint person_email_is_an_address check (email like '_%@_%'),
    constraint person_name_is_not_blank check (btrim(name) <> ''),
    constraint person_email_once unique (email)
  );
`;

const SESSION = `
  create table session (
    token_hash     bytea not null,
    person_id      uuid not null,
    created_at     timestamptz not null default clock_timestamp(),
    last_active_at timestamptz not null default clock_timestamp(),
    expires_at     timestamptz not null,
    address        text,
    constraint session_is_known_by_its_token primary key (token_hash),
    constraint session_of_person foreign key (person_id) references person (id),
    constraint session_token_is_a_sha256 check (octet_length(token_hash) = 32)
  ) with (fillfactor = 80);
  create index session_by_person on session (person_id);
  create index session_by_expiry on session (expires_at);
`;

/**
 * A key of each person's own, handed out with the session: what a browser keeps of unsent work is enciphered with it,
 * so that the next person at a shared computer finds nothing readable. It protects nothing that lies in this database.
 */
const WORK_KEY = `
  create table work_key (
    person_id uuid not null,
    key       bytea not null,
    constraint work_key_per_person primary key (person_id),
    constraint work_key_of_person foreign key (person_id) references person (id),
    constraint work_key_is_of_256_bits check (octet_length(key) = 32)
  );
  comment on table work_key is 'Keys for work kept in browsers; a session hands its person''s own one out.';
`;

const SIGN_IN_FAILURE = `
  create table sign_in_failure (
    email_key    text not null,
    address      text not null,
    failures     integer not null default 1,
    locked_until timestamptz,
    last_at      timestamptz not null default clock_timestamp(),
    constraint sign_in_failure_per_email_and_address primary key (email_key, address),
    constraint sign_in_failures_are_counted check (failures >= 0)
  );
`;

const SECURITY_EVENT = `
  create table security_event (
    id         bigint generated always as identity,
    at         timestamptz not null default clock_timestamp(),
    kind       text not null,
    person_id  uuid,
    email_key  text,
    address    text,
    request_id text,
    details    jsonb not null default '{}',
    constraint security_event_is_known_by_id primary key (id),
    constraint security_event_kind_is_not_blank check (kind <> '')
  );
  create index security_event_by_time on security_event (at);
`;
