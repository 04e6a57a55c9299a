import type { QueryResultRow } from 'pg';
import type { StoredEvent } from './canonical.js';
import { ChainWalk, type KnownHead } from './chain-walk.js';
import { aboutPlace, SECURITY_LOG, type TrailFinding } from './finding.js';

/** A link of the security log with its event; either may have been taken away. */
interface LinkedEvent extends QueryResultRow {
  readonly id: string;
  readonly seq: string | null;
  readonly hash: Buffer;
  readonly at: string | null;
  readonly personId: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly recordId: string;
  readonly changes: string;
}

/** The log is its own record: nothing is to be held against it once its chain is whole. */
class LogWalk extends ChainWalk {
  protected override follow(): void {
    // Of a long log nothing is kept.
  }
}

/**
 * Recomputes the chain of the security log, and holds it against its head and the seals.
 *
 * @param events - every link with its event in the order of their places, then the events without a link
 * @returns how many events there are, and the first that is altered, missing or out of its place, or that has no link
 */
export async function verifySecurityLog(
  events: AsyncIterable<LinkedEvent>,
  known: readonly KnownHead[],
): Promise<{ events: number; findings: TrailFinding[] }> {
  const walk = new LogWalk(SECURITY_LOG, known);
  let unlinked: TrailFinding | null = null;
  let removed: TrailFinding | null = null;
  let count = 0;
  for await (const event of events) {
    count += 1;
    if (event.seq === null) unlinked ??= withoutLink(event);
    else if (event.at === null) removed ??= withoutEvent(event.id, Number(event.seq));
    else if (removed === null) walk.take(storedEvent(event, Number(event.seq), event.at));
  }
  const first = walk.finding ?? removed ?? walk.end() ?? unlinked;
  return { events: count, findings: first === null ? [] : [first] };
}

function withoutLink({ id, at }: LinkedEvent): TrailFinding {
  const sentence = `security log, event ${id} (${at ?? ''}): no place in the chain is its own: put there past the log`;
  return { kind: 'altered', chainId: SECURITY_LOG, seq: null, recordId: null, sentence };
}

function withoutEvent(id: string, seq: number): TrailFinding {
  return aboutPlace('missing', SECURITY_LOG, seq, `event ${id} is missing`);
}

function storedEvent(
  { personId, recordId, changes, requestId, address, hash }: LinkedEvent,
  seq: number,
  at: string,
): StoredEvent {
  const what = { record: 'security-event', recordId, recordVersion: null, action: 'created', changes };
  const who = { personId, role: 'system', studyId: null, siteId: null };
  return { chainId: SECURITY_LOG, seq, at, ...who, ...what, reason: null, requestId, origin: address, hash };
}

/** Rows as `verifySecurityLog` takes them. */
export const LINKED_EVENTS = `
  select coalesce(e.id, l.event_id) as id, l.seq, l.hash,
         to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.person_id as "personId", e.address,
         e.request_id as "requestId", lpad(to_hex(e.id), 32, '0')::uuid::text as "recordId",
         canonical_json(jsonb_build_object('kind', e.kind, 'emailKey', e.email_key, 'details', e.details)) as changes
  from security_event_link l full join security_event e on e.id = l.event_id
  order by l.seq nulls last, e.id`;
