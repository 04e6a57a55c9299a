import type { QueryResultRow } from 'pg';
import { recordKey, type TrailedRecord } from './chain-walk.js';
import { aboutEvent, type TrailFinding } from './finding.js';
import type { Query } from './verify-records.js';

/** A record that says when it was recorded, which its entry does not repeat. */
interface Recorded extends QueryResultRow {
  readonly id: string;
  readonly record: string;
  /** Whether that was not after its first entry, and not before what was entered last. */
  readonly is_in_time: boolean;
}

/**
 * Holds when deviations and transfers of a participant were recorded, by their own rows, against their first entries. A
 * row is written just before its entry and after what its act entered before; deviations are written several at once.
 * Where the server's clock was set back in between, only the later of the two times holds.
 */
export async function verifyRecordedTimes(
  query: Query,
  chainId: string,
  trailed: ReadonlyMap<string, TrailedRecord>,
): Promise<TrailFinding[]> {
  const recorded = await query<Recorded>(RECORDED, [chainId]);
  return recorded.flatMap(({ id, record, is_in_time: isInTime }) => {
    const first = trailed.get(recordKey(record, id))?.first;
    if (isInTime || first === undefined) return [];
    const what = `${record} ${id} names another time of its recording: changed past the trail`;
    return [aboutEvent('record', first, what)];
  });
}

const RECORDED = `
  select r.id, r.record, r.recorded_at <= e.at and (
      before.at is null or r.recorded_at >= before.at or before.at > e.at) as is_in_time
  from (select id, 'deviation' as record, recorded_at from deviation where participant_id = $1
        union all select id, 'participant-transfer', recorded_at from participant_transfer where participant_id = $1) r
    join audit_event e on e.chain_id = $1 and e.record_id = r.id and e.record = r.record and e.action = 'created'
    left join lateral (
      select b.at from audit_event b where b.chain_id = e.chain_id and b.seq < e.seq and b.record <> r.record
      order by b.seq desc limit 1) before on true
  order by e.seq`;
