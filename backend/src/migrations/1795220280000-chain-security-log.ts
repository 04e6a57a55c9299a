import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Chains the security log as the trail is chained: every event gets a link with its place and hash, the head is a row of
 * `audit_chain`, and so the seals cover it.
 *
 * A link is written when the transaction of its event commits. Signing in and giving a role thereby take the log's one
 * head last, after every chain of the trail, and hold it for no longer than the commit takes.
 */
export class ChainSecurityLog1795220280000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(LINK);
    await db.query(LINKING);
    await db.query(EVENTS_SO_FAR);
    await db.query(ON_COMMIT);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger security_event_is_linked on security_event;
      drop function link_security_event();
      drop function link_security_event(security_event);
      drop table security_event_link;
      alter table audit_chain disable trigger audit_chain_is_never_removed;
      delete from audit_chain where chain_id = ${CHAIN_ID};
      alter table audit_chain enable trigger audit_chain_is_never_removed;
    `);
  }
}

/** No participant's, no study's, and not the nil one, which is of the trail. */
const CHAIN_ID = `'00000000-0000-0000-0000-000000000001'`;

const LINK = `
  create table security_event_link (
    seq      bigint not null,
    event_id bigint not null,
    hash     bytea not null,
    constraint security_event_link_once_a_place primary key (seq),
    constraint security_event_linked_once unique (event_id),
    constraint security_event_link_of_event foreign key (event_id) references security_event (id)
  );
  create trigger security_event_link_is_append_only before update or delete or truncate on security_event_link
    for each statement execute function refuse_change();
`;

/** The bytes are those of an event of the trail, so that one reader recomputes both. */
const LINKING = `
  create function link_security_event(logged security_event) returns void
  language plpgsql set search_path = public, pg_temp as $$
  declare
    previous bytea;
    place bigint;
    event audit_event;
  begin
    insert into audit_chain (chain_id) values (${CHAIN_ID}) on conflict do nothing;
    select c.head, c.length + 1 into previous, place from audit_chain c where c.chain_id = ${CHAIN_ID} for update;
    event := row(
      ${CHAIN_ID}, place, logged.at, logged.person_id, 'system', null, null, 'security-event',
      lpad(to_hex(logged.id), 32, '0')::uuid, null, 'created',
      canonical_json(jsonb_build_object('kind', logged.kind, 'emailKey', logged.email_key, 'details', logged.details)),
      null, logged.request_id, logged.address, null)::audit_event;
    event.hash := sha256(previous || audit_event_bytes(event));
    insert into security_event_link (seq, event_id, hash) values (place, logged.id, event.hash);
    update audit_chain set head = event.hash, length = place where chain_id = ${CHAIN_ID};
  end $$;

  create function link_security_event() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    perform link_security_event(new);
    return null;
  end $$;
  revoke execute on function link_security_event(security_event), link_security_event() from public;
`;

const EVENTS_SO_FAR = `
  do $$
  declare
    logged security_event;
  begin
    for logged in select * from security_event order by id loop
      perform link_security_event(logged);
    end loop;
  end $$;
`;

const ON_COMMIT = `
  create constraint trigger security_event_is_linked after insert on security_event
    deferrable initially deferred for each row execute function link_security_event();
`;
