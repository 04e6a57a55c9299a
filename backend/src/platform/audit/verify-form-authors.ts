import type { QueryResultRow } from 'pg';
import { recordKey, type TrailedRecord } from './chain-walk.js';
import { aboutEvent, type TrailFinding } from './finding.js';
import type { Query } from './verify-records.js';

/** Who last changed a form, and when (`YYYY-MM-DDTHH:MM:SS.ffffffZ`), as its own row says. */
interface Authorship extends QueryResultRow {
  readonly id: string;
  readonly by: string | null;
  readonly at: string | null;
}

/**
 * Holds who last changed each form of a participant against the last entry of it. The row is written just before its
 * entry, and after the entry before, unless the server's clock was set back in between.
 */
export async function verifyFormAuthors(
  query: Query,
  chainId: string,
  trailed: ReadonlyMap<string, TrailedRecord>,
): Promise<TrailFinding[]> {
  const forms = await query<Authorship>(AUTHORSHIP, [chainId]);
  return forms.flatMap((is) => {
    const was = trailed.get(recordKey('form', is.id));
    if (was === undefined) return [];
    const { before, last } = was;
    if (is.by !== last.personId)
      return [aboutEvent('record', last, `form ${is.id} names another person as its last: ${PAST_TRAIL}`)];
    const isSetBack = before !== null && before.at > last.at;
    const isAfter = before === null || isSetBack || (is.at !== null && is.at >= before.at);
    if (is.at !== null && is.at <= last.at && isAfter) return [];
    return [aboutEvent('record', last, `form ${is.id} names another time of its last change: ${PAST_TRAIL}`)];
  });
}

const PAST_TRAIL = 'changed past the trail';

const AUTHORSHIP = `
  select id, updated_by as by, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
  from form where participant_id = $1 order by id`;
