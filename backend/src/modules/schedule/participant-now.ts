import { compareText } from '@lutetia/shared/schedule/kept-order';
import type { Person } from '@lutetia/shared/schedule/person';
import type { Tx } from '../../platform/database/transactions.js';
import { FORMER_PERSON, RECORDS_OF_PARTICIPANT } from './schedule.queries.js';
import type { RecordsRow, ScheduleRow, StoredForm } from './stored-participant.queries.js';

/** Who a participant is under the number before; null for a first screening. */
export async function formerPerson(
  tx: Tx,
  { id, isRescreened }: Pick<ScheduleRow, 'id' | 'isRescreened'>,
): Promise<Person | null> {
  if (!isRescreened) return null;
  const [former] = await tx.named<Person & Record<string, unknown>>(FORMER_PERSON, [id]);
  return former ?? null;
}

/** The participant with their visits and forms as they stand now. */
export async function withRecordsNow(tx: Tx, row: ScheduleRow): Promise<ScheduleRow> {
  const versions = Object.fromEntries(row.forms.map(({ id, version }) => [id, version]));
  const [now] = await tx.named<RecordsRow>(RECORDS_OF_PARTICIPANT, [row.id, JSON.stringify(versions)]);
  if (now === undefined) throw new Error(`participant ${row.id} is not in sight`);
  return { ...row, visits: now.visits, forms: formsNow(row.forms, now.forms) };
}

/** In the order in which they are read all together. */
function formsNow(known: readonly StoredForm[], changed: RecordsRow['forms']): readonly StoredForm[] {
  const forms = new Map(known.map((form) => [form.id, form]));
  for (const { state, ...form } of changed) {
    if (state === 'removed') forms.delete(form.id);
    else forms.set(form.id, { ...form, state });
  }
  return [...forms.values()].sort((a, b) => compareText(a.id, b.id));
}
