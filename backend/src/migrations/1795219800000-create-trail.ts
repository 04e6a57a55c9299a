import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The trail: one event per record and statement, chained by hash per participant, and sealed from outside.
 *
 * A chain is a participant's, a study's (what belongs to no participant), or the nil one (what belongs to no study).
 * Whoever changes several participants in one transaction calls `lock_chains` with all of them first, so that two
 * such transactions wait for each other in one order.
 */
export class CreateTrail1795219800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(CHAIN);
    await db.query(EVENT);
    await db.query(SEAL);
    await db.query(APPEND_ONLY);
    await db.query(LOCKING);
    await db.query(CANONICAL_BYTES);
    await db.query(APPENDING);
    await db.query(SEALING);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function append_seal(bigint, timestamptz, jsonb, bytea);
      drop function last_seal();
      drop function heads_to_seal();
      drop function append_audit_event(uuid, uuid, uuid, text, uuid, integer, text, text);
      drop function audit_event_bytes(audit_event);
      drop function lock_chains(uuid[]);
      drop table audit_seal_head;
      drop table audit_seal;
      drop table audit_event;
      drop table audit_chain;
      drop function refuse_skipping_in_chain();
      drop trigger study_version_is_immutable on study_version;
      drop trigger security_event_is_append_only on security_event;
      drop function refuse_change();
    `);
  }
}

const CHAIN = `
  create table audit_chain (
    chain_id uuid not null,
    head     bytea not null default decode(repeat('00', 32), 'hex'),
    length   bigint not null default 0,
    constraint audit_chain_is_known_by_id primary key (chain_id),
    constraint audit_chain_head_is_a_sha256 check (octet_length(head) = 32)
  ) with (fillfactor = 70);
  create function refuse_skipping_in_chain() returns trigger language plpgsql as $$
  begin
    if new.chain_id <> old.chain_id or new.length <> old.length + 1 then
      raise exception 'audit_chain grows by one event at a time' using errcode = 'restrict_violation';
    end if;
    return new;
  end $$;
  create trigger audit_chain_grows_by_one before update on audit_chain
    for each row execute function refuse_skipping_in_chain();
`;

/**
 * The order of the columns is that of an event's canonical bytes. The index by time holds study and instant only, which is
 * all the room that a million values leave it.
 */
const EVENT = `
  create table audit_event (
    chain_id       uuid not null,
    seq            bigint not null,
    at             timestamptz not null,
    person_id      uuid,
    role           text not null,
    study_id       uuid,
    site_id        uuid,
    record         text not null,
    record_id      uuid not null,
    record_version integer,
    action         text not null,
    changes        text not null,
    reason         text,
    request_id     text,
    origin         text,
    hash           bytea not null,
    constraint audit_event_once_a_place primary key (chain_id, seq),
    constraint audit_event_action_is_known check (action in ('created', 'changed'))
  );
  create index audit_event_by_record on audit_event (record_id, record_version);
  create index audit_event_by_time on audit_event (study_id, at);
  comment on column audit_event.changes is
    'Canonical JSON: {"path":new} where action is created, {"path":[old,new]} where it is changed.';
`;

const SEAL = `
  create table audit_seal (
    number   bigint not null,
    at       timestamptz not null,
    previous bytea not null,
    mac      bytea not null,
    constraint audit_seal_is_known_by_number primary key (number),
    constraint audit_seal_number_is_positive check (number >= 1)
  );

  create table audit_seal_head (
    chain_id uuid not null,
    number   bigint not null,
    length   bigint not null,
    head     bytea not null,
    constraint audit_seal_head_once primary key (chain_id, number),
    constraint audit_seal_head_of_seal foreign key (number) references audit_seal (number)
  );
`;

const APPEND_ONLY = `
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
  end $$;

  create trigger audit_event_is_append_only before update or delete or truncate on audit_event
    for each statement execute function refuse_change();
  create trigger audit_seal_is_append_only before update or delete or truncate on audit_seal
    for each statement execute function refuse_change();
  create trigger audit_seal_head_is_append_only before update or delete or truncate on audit_seal_head
    for each statement execute function refuse_change();
  create trigger audit_chain_is_never_removed before delete or truncate on audit_chain
    for each statement execute function refuse_change();
  create trigger security_event_is_append_only before update or delete or truncate on security_event
    for each statement execute function refuse_change();
  create trigger study_version_is_immutable before update or delete or truncate on study_version
    for each statement execute function refuse_change();
`;

const LOCKING = `
  create function lock_chains(chains uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into audit_chain (chain_id)
      select distinct id from unnest(chains) as given (id) order by id
      on conflict on constraint audit_chain_is_known_by_id do nothing;
    perform 1 from audit_chain where chain_id = any (chains) order by chain_id for update;
  end $$;
  comment on function lock_chains(uuid[]) is
    'Locks the audit chains of several participants in id order; call it first when one transaction changes several.';
`;

const CANONICAL_BYTES = `
  create function audit_event_bytes(event audit_event) returns bytea
  language sql stable as $$
    select convert_to(json_build_array(
      event.chain_id, event.seq, to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      event.person_id, event.role, event.study_id, event.site_id, event.record, event.record_id, event.record_version,
      event.action, event.changes, event.reason, event.request_id, event.origin)::text, 'UTF8')
  $$;
  comment on function audit_event_bytes(audit_event) is
    'Canonical bytes of an event: a JSON array of its columns in order. hash = sha256(hash of the one before || bytes).';
`;

const APPENDING = `
  create function append_audit_event(
    chain uuid, study uuid, site uuid, record text, record_id uuid, record_version integer, action text, changes text
  ) returns void
  language plpgsql as $$ -- only the triggers may call it, and they set the search path
  declare
    previous bytea;
    place bigint;
    person uuid := nullif(current_setting('lutetia.person', true), '')::uuid;
    event audit_event;
  begin
    select c.head, c.length + 1 into previous, place from audit_chain c where c.chain_id = chain for update;
    if not found then
      insert into audit_chain (chain_id) values (chain) on conflict do nothing;
      select c.head, c.length + 1 into previous, place from audit_chain c where c.chain_id = chain for update;
    end if;
    event := row(
      chain, place, clock_timestamp(), person,
      case when person is null then 'system'
           else coalesce(nullif(current_setting('lutetia.role', true), ''), 'unknown') end,
      study, site, record, record_id, record_version, action, changes,
      nullif(current_setting('lutetia.reason', true), ''), nullif(current_setting('lutetia.request', true), ''),
      nullif(current_setting('lutetia.origin', true), ''), null)::audit_event;
    event.hash := sha256(previous || audit_event_bytes(event));
    insert into audit_event values (event.*);
    update audit_chain set head = event.hash, length = place where chain_id = chain;
    perform set_config('lutetia.entry_at', event.at::text, true);
  end $$;
`;

const SEALING = `
  create function heads_to_seal() returns table (chain_id uuid, length bigint, head bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
    select c.chain_id, c.length, c.head
    from audit_chain c
    where c.length > coalesce(
      (select s.length from audit_seal_head s where s.chain_id = c.chain_id order by s.number desc limit 1), 0)
    order by c.chain_id
  $$;

  create function last_seal() returns table (number bigint, mac bytea, at text)
  language sql volatile security definer set search_path = public, pg_temp as $$
    select coalesce(max(s.number), 0),
           coalesce((select l.mac from audit_seal l order by l.number desc limit 1), ''),
           to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    from audit_seal s
  $$;
  comment on function last_seal() is 'Number and MAC of the last seal (0 and empty before the first), and the time now.';

  create function append_seal(seal_number bigint, sealed_at timestamptz, heads jsonb, seal_mac bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into audit_seal (number, at, previous, mac)
      values (seal_number, sealed_at,
              coalesce((select mac from audit_seal where number = seal_number - 1), ''), seal_mac);
    insert into audit_seal_head (chain_id, number, length, head)
      select (entry ->> 0)::uuid, seal_number, (entry ->> 1)::bigint, decode(entry ->> 2, 'hex')
      from jsonb_array_elements(heads) as entry;
  end $$;
`;
