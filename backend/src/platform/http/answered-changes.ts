import { hash } from 'node:crypto';
import type { ActRequest } from '@lutetia/shared/contract/requests/act';
import { canonicalJson } from '@lutetia/shared/forms/diff';
import type { NamedStatement } from '../database/named-statement.js';
import type { AccessContext } from '../database/access-context.js';
import type { Tx } from '../database/transactions.js';
import { Problem } from './problem.js';

/** What was asked under a change id, as text. */
export interface AskedChange {
  readonly changeId: string | undefined;
  readonly asked: string;
}

const LOCK_CHANGE: NamedStatement = {
  name: 'lock_change',
  text: `select pg_advisory_xact_lock(hashtextextended('change ' || $1::uuid, 0))`,
};

/**
 * $1 change id. A save of a form under the id has neither: it is another change. The other way round nobody asks: saves are
 * the hot path, and an act is not answered by one.
 */
const ANSWERS: NamedStatement = {
  name: 'answers_of_change',
  text: `
    select digest::text, answer from answered_change where change_id = $1
    union all
    select null, null from form_change where change_id = $1`,
};

/** $1 change id, $2 study, $3 site, $4 person, $5 digest, $6 answer. */
const KEEP_ANSWER: NamedStatement = {
  name: 'keep_answer',
  text: `insert into answered_change (change_id, study_id, site_id, person_id, digest, answer)
    values ($1, $2, $3, $4, $5, $6)`,
};

/**
 * What the same change was answered before; null while it is new, or has no id. To be asked before anything else is
 * taken or judged: who sends the same again waits here for the first, and is answered whatever has changed since.
 *
 * @throws Problem `form.change-id-reused` where the id stands for another change
 */
export async function answerOf<T>(tx: Tx, { changeId, asked }: AskedChange): Promise<T | null> {
  if (changeId === undefined) return null;
  await tx.named(LOCK_CHANGE, [changeId]);
  const known = await tx.named<{ digest: string | null; answer: T | null }>(ANSWERS, [changeId]);
  const digest = digestOfText(asked);
  const same = known.find((change) => change.digest === digest);
  if (same === undefined && known.length > 0) throw new Problem('form.change-id-reused');
  return same?.answer ?? null;
}

/** Keeps what a change at a site was answered, for `answerOf`; returns it. */
export async function keepAnswer<T>(
  tx: Tx,
  { studyId, personId }: AccessContext,
  { changeId, asked }: AskedChange,
  siteId: string,
  answer: T,
): Promise<T> {
  if (changeId === undefined) return answer;
  const values = [changeId, studyId, siteId, personId, digestOfText(asked), JSON.stringify(answer)];
  await tx.named(KEEP_ANSWER, values);
  return answer;
}

/** What an act on something asks for under its change id; the same words in another order are the same. */
export function changeOf(
  act: string,
  on: Readonly<Record<string, string>>,
  { changeId, ...asked }: ActRequest,
): AskedChange {
  return { changeId, asked: canonicalJson({ act, ...on, ...asked }) };
}

/** What an act was answered, and the site whose callers are answered so again. */
export interface Answered<T> {
  readonly siteId: string;
  readonly answer: T;
}

/**
 * Does an act once: who sends it again is answered as the first time, and nothing more is done.
 *
 * @throws Problem `form.change-id-reused` where the id stands for another change
 */
export async function once<T>(
  tx: Tx,
  context: AccessContext,
  change: AskedChange,
  act: () => Promise<Answered<T>>,
): Promise<T> {
  const known = await answerOf<T>(tx, change);
  if (known !== null) return known;
  const { siteId, answer } = await act();
  return keepAnswer(tx, context, change, siteId, answer);
}

/** The same for an act that may be asked for as a preview, which says of every answer whether it is one. */
export async function actOnce<T extends { readonly preview: boolean }>(
  tx: Tx,
  context: AccessContext,
  change: AskedChange,
  preview: boolean,
  act: () => Promise<Answered<T>>,
): Promise<T> {
  return { ...(await once(tx, context, change, act)), preview };
}

/** Eight bytes of SHA-256 as PostgreSQL's bigint. */
export function digestOfText(asked: string): string {
  return hash('sha256', asked, 'buffer').readBigInt64BE(0).toString();
}
