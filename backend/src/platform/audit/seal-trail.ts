import type { Tx } from '../database/transactions.js';
import { sealMac, type Seal, type SealKeeping } from './seal.js';

/** Of our own choosing; one seal is made at a time. */
const SEAL_LOCK = 5_240_916_330_122;

/**
 * Seals every chain that grew since the last seal, in the caller's transaction.
 *
 * Append the answer to the journal once the transaction is committed (`SealKeeping.append`).
 *
 * @returns the new seal, or null when nothing grew
 */
export async function sealTrail(tx: Pick<Tx, 'sql'>, keeping: SealKeeping): Promise<Seal | null> {
  await tx.sql('select pg_advisory_xact_lock($1)', [SEAL_LOCK]);
  const key = await keeping.keyOrNew();
  const heads = await tx.sql<{ chain_id: string; length: string; head: Buffer }>(
    'select * from heads_to_seal()',
  );
  const [last] = await tx.sql<{ number: string; mac: Buffer; at: string }>('select * from last_seal()');
  if (heads.length === 0 || last === undefined) return null;
  const unsigned = {
    number: Number(last.number) + 1,
    at: last.at,
    previous: last.mac.toString('hex'),
    heads: heads.map(({ chain_id: chainId, length, head }) => ({
      chainId,
      length: Number(length),
      head: head.toString('hex'),
    })),
  };
  const seal: Seal = { ...unsigned, mac: sealMac(key, unsigned) };
  await tx.sql('select append_seal($1, $2, $3, $4)', [
    seal.number,
    seal.at,
    JSON.stringify(seal.heads.map(({ chainId, length, head }) => [chainId, length, head])),
    Buffer.from(seal.mac, 'hex'),
  ]);
  return seal;
}
