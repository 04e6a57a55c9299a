import { hash } from 'node:crypto';
import type { NamedStatement } from '../database/named-statement.js';
import type { Tx } from '../database/transactions.js';
import { Problem } from './problem.js';

/** What was asked under a change id, as text. */
export interface AskedChange {
  readonly changeId: string | undefined;
  readonly asked: string;
}

const CHANGE: NamedStatement = {
  name: 'change',
  text: 'select form_id as "formId", digest::text from form_change where change_id = $1',
};

/** $1 change id, $2 form, $3 person, $4 digest. Of the form's own study and site; no row where the id is taken. */
const KEEP_CHANGE: NamedStatement = {
  name: 'keep_change',
  text: `
    insert into form_change (change_id, form_id, study_id, site_id, person_id, digest, version)
    select $1, f.id, f.study_id, f.site_id, $3, $4, f.version from form f where f.id = $2
    on conflict (change_id) do nothing returning change_id`,
};

/**
 * The form that came of the same change before; null while it is new, or has no id. To be asked once the participant is
 * taken, so that who sends the same again waits for the first.
 *
 * @throws Problem `form.change-id-reused` where the id stands for another change
 */
export async function formOfChange(tx: Tx, { changeId, asked }: AskedChange): Promise<string | null> {
  if (changeId === undefined) return null;
  const [known] = await tx.named<{ formId: string; digest: string }>(CHANGE, [changeId]);
  if (known !== undefined && known.digest !== digestOfText(asked)) throw new Problem('form.change-id-reused');
  return known?.formId ?? null;
}

/** Keeps which form came of a change. @throws Problem `form.change-id-reused` where the id stands for another change */
export async function keepChange(
  tx: Tx,
  { changeId, asked }: AskedChange,
  formId: string,
  personId: string | null,
): Promise<void> {
  if (changeId === undefined) return;
  const [kept] = await tx.named(KEEP_CHANGE, [changeId, formId, personId, digestOfText(asked)]);
  if (kept === undefined) throw new Problem('form.change-id-reused');
}

/** Eight bytes of SHA-256 as PostgreSQL's bigint. */
export function digestOfText(asked: string): string {
  return hash('sha256', asked, 'buffer').readBigInt64BE(0).toString();
}
