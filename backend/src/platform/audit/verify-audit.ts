import type { QueryResultRow } from 'pg';
import type { StoredEvent } from './canonical.js';
import { ChainWalk, OWN_HEAD, type KnownHead } from './chain-walk.js';
import { SECURITY_LOG, type TrailFinding } from './finding.js';
import type { Seal, SealKeeping } from './seal.js';
import { verifyFormAuthors } from './verify-form-authors.js';
import { verifyFormVersions } from './verify-form-versions.js';
import { verifyRecordedTimes } from './verify-recorded-times.js';
import { verifyRecords, type Query } from './verify-records.js';
import { sealedHeads, verifySeals } from './verify-seals.js';
import { LINKED_EVENTS, verifySecurityLog } from './verify-security-log.js';

export interface TrailReport {
  readonly chains: number;
  readonly entries: number;
  readonly securityEvents: number;
  readonly seals: number;
  readonly findings: readonly TrailFinding[];
}

/** Entries fetched at a time; memory stays flat whatever the length of the trail. */
const BATCH = 2_000;

/**
 * Recomputes every chain from its first entry, and holds it against the chains' heads, the seals, the journal outside
 * the database and the records as they stand.
 *
 * @param query - runs SQL on one connection of the owner, outside any transaction
 * @returns for every chain the first entry that is altered, inserted, missing or out of place, if there is one
 */
export async function verifyAudit(query: Query, keeping: SealKeeping): Promise<TrailReport> {
  // Read before the snapshot: a seal made meanwhile may be newer than the journal, never older.
  const [key, journal] = [await keeping.key(), await keeping.journal()];
  await query('begin isolation level repeatable read read only');
  try {
    await query(`select set_config('timezone', 'UTC', true), set_config('lutetia.system', 'on', true)`);
    const stored = await storedSeals(query);
    const known = await knownHeads(query, sealedHeads(stored, journal.seals, key));
    const log = await verifySecurityLog(fetched(query, LINKED_EVENTS), known.get(SECURITY_LOG) ?? []);
    known.delete(SECURITY_LOG);
    const walked = await walkChains(query, await withOwners(query, known));
    return {
      ...walked,
      securityEvents: log.events,
      seals: stored.length,
      findings: [...walked.findings, ...log.findings, ...verifySeals(stored, journal, key)],
    };
  } finally {
    await query('rollback');
  }
}

type Walked = Omit<TrailReport, 'seals' | 'securityEvents'>;

async function walkChains(query: Query, known: ReadonlyMap<string, readonly KnownHead[]>): Promise<Walked> {
  const findings: TrailFinding[] = [];
  const unseen = new Set(known.keys());
  let entries = 0;
  let chains = 0;
  let walk: ChainWalk | null = null;
  const finish = async (done: ChainWalk | null): Promise<void> => {
    if (done === null) return;
    if (done.isKnown) chains += 1;
    unseen.delete(done.chainId);
    const finding = done.end();
    if (finding !== null) findings.push(finding);
    else {
      findings.push(...(await verifyRecords(query, done.chainId, done.records)));
      findings.push(...(await verifyFormVersions(query, done.chainId, done.records)));
      findings.push(...(await verifyFormAuthors(query, done.chainId, done.records)));
      findings.push(...(await verifyRecordedTimes(query, done.chainId, done.records)));
    }
  };
  for await (const event of storedEvents(query)) {
    if (walk === null || walk.chainId !== event.chainId) {
      await finish(walk);
      walk = new ChainWalk(event.chainId, known.get(event.chainId) ?? []);
    }
    walk.take(event);
    entries += 1;
  }
  await finish(walk);
  for (const chainId of [...unseen]) await finish(new ChainWalk(chainId, known.get(chainId) ?? []));
  return { chains, entries, findings };
}

/** Every entry in the order of its chain and place. */
async function* storedEvents(query: Query): AsyncGenerator<StoredEvent> {
  for await (const row of fetched<StoredEvent & { seq: string }>(query, EVENTS))
    yield { ...row, seq: Number(row.seq) };
}

/** Rows in batches, so that memory stays flat. */
async function* fetched<R extends QueryResultRow>(query: Query, select: string): AsyncGenerator<R> {
  await query(`declare fetched no scroll cursor for ${select}`);
  for (;;) {
    const rows = await query<R>(`fetch ${BATCH} from fetched`);
    yield* rows;
    if (rows.length < BATCH) break;
  }
  await query('close fetched');
}

const EVENTS = `
  select chain_id as "chainId", seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
         person_id as "personId", role, study_id as "studyId", site_id as "siteId", record, record_id as "recordId",
         record_version as "recordVersion", action, changes, reason, request_id as "requestId", origin, hash
  from audit_event order by chain_id, seq`;

async function knownHeads(query: Query, sealed: Map<string, KnownHead[]>): Promise<Map<string, KnownHead[]>> {
  const rows = await query<{ chain_id: string; length: string; head: Buffer }>('select * from audit_chain');
  for (const { chain_id: chainId, length, head } of rows) {
    const own = { by: OWN_HEAD, length: Number(length), head };
    sealed.set(chainId, [...(sealed.get(chainId) ?? []), own]);
  }
  return sealed;
}

/**
 * Every record that ought to have a chain is looked at, so that a chain taken away with its head shows as records that
 * no entry tells of.
 */
async function withOwners(query: Query, known: Map<string, KnownHead[]>): Promise<Map<string, KnownHead[]>> {
  for (const { id } of await query<{ id: string }>(CHAIN_OWNERS)) known.set(id, known.get(id) ?? []);
  return known;
}

const CHAIN_OWNERS = `
  select id from participant union all select id from study
  union all select '00000000-0000-0000-0000-000000000000'`;

async function storedSeals(query: Query): Promise<Seal[]> {
  const rows = await query<{
    number: string;
    at: string;
    previous: Buffer;
    mac: Buffer;
    heads: Seal['heads'];
  }>(`
    select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, previous, mac,
           coalesce((select jsonb_agg(jsonb_build_object('chainId', h.chain_id, 'length', h.length,
                                                         'head', encode(h.head, 'hex')) order by h.chain_id)
                     from audit_seal_head h where h.number = s.number), '[]') as heads
    from audit_seal s order by number`);
  return rows.map(({ number, at, previous, mac, heads }) => ({
    number: Number(number),
    at,
    previous: previous.toString('hex'),
    heads,
    mac: mac.toString('hex'),
  }));
}
