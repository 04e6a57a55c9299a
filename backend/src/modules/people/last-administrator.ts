import type { Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';

/** One after the other: of two administrators who shut each other out, the second sees what the first did. */
const LOCK_ADMINISTRATORS = `select pg_advisory_xact_lock(hashtextextended('administrators', 0))`;

/** Whoever can sign in today and is administrator without a last day. */
const ADMINISTRATORS = `
  select 1 from membership m join person p on p.id = m.person_id
  where m.role = 'administrator' and m.from_day <= (now() at time zone 'UTC')::date and m.to_day is null
    and p.disabled_at is null and p.password_hash is not null
  limit 1`;

/**
 * To be asked after a change that takes an administrator away: without one nobody could let anybody in again.
 *
 * @param path - the field of the request that would do it
 * @throws Problem `request.invalid` where none is left
 */
export async function requireAdministrator(tx: Tx, path: string): Promise<void> {
  await tx.sql(LOCK_ADMINISTRATORS);
  const left = await tx.sql(ADMINISTRATORS);
  if (left.length > 0) return;
  const detail =
    'Nobody would be administrator any more. Nothing was changed. Make somebody else administrator, without a last day, first.';
  throw new Problem('request.invalid', detail, {
    errors: [{ path, message: `${path} would leave no administrator` }],
  });
}
