import { createHash } from 'node:crypto';

/** An audit event as the database holds it; `at` as text with microseconds, because a `Date` has only milliseconds. */
export interface StoredEvent {
  readonly chainId: string;
  readonly seq: number;
  /** `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
  readonly at: string;
  readonly personId: string | null;
  readonly role: string;
  readonly studyId: string | null;
  readonly siteId: string | null;
  readonly record: string;
  readonly recordId: string;
  readonly recordVersion: number | null;
  readonly action: string;
  readonly changes: string;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly origin: string | null;
  readonly hash: Buffer;
}

/** What the first event of every chain is chained to. */
export const FIRST_HEAD = Buffer.alloc(32);

/**
 * Canonical bytes of an event: a JSON array of every column but the hash, in the table's order, separated as
 * PostgreSQL's `json_build_array` does. Written a second time here, so that a changed function in the database shows.
 */
export function eventBytes(event: StoredEvent): Buffer {
  const columns = [
    event.chainId,
    event.seq,
    event.at,
    event.personId,
    event.role,
    event.studyId,
    event.siteId,
    event.record,
    event.recordId,
    event.recordVersion,
    event.action,
    event.changes,
    event.reason,
    event.requestId,
    event.origin,
  ];
  return Buffer.from(`[${columns.map((column) => JSON.stringify(column)).join(', ')}]`, 'utf8');
}

/** The hash an event must carry after the one before it. */
export function chainedHash(previous: Buffer, event: StoredEvent): Buffer {
  return createHash('sha256').update(previous).update(eventBytes(event)).digest();
}
