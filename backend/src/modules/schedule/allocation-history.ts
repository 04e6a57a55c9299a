import type { AllocationHistory } from '@lutetia/shared/schedule/allocation-history';
import { textOf } from '@lutetia/shared/schedule/dated-forms';
import type { ItemValue } from '@lutetia/shared/forms/value';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { NamedStatement } from '../../platform/database/named-statement.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ScheduleRow } from './schedule.queries.js';

/** $1 forms, $2 item. Each change of the item and of the state, the earliest first; as JSON, null where it did not change. */
const VALUES_OVER_TIME: NamedStatement = {
  name: 'values_of_form_over_time',
  text: 'select form_id as "formId", action, state, value from values_of_form_over_time($1, $2)',
};

/** $1 study, $2 site, $3 participant, $4 reference or null. */
const TAKE_REFERENCE: NamedStatement = {
  name: 'take_allocation_reference',
  text: 'select take_allocation_reference($1, $2, $3, $4) as "isTaken"',
};

interface ChangeRow extends Record<string, unknown> {
  readonly formId: string;
  readonly action: 'created' | 'changed';
  readonly state: string | null;
  readonly value: string | null;
}

/**
 * What was recorded of the randomisation before: which arms its completed form held, and whether its reference stood for
 * another participant. The reference is kept as this participant's in the same step.
 *
 * @returns null for who has no form of a randomisation begun
 */
export async function allocationHistory(
  tx: Tx,
  row: ScheduleRow,
  { definition, allocation }: CompiledStudy,
): Promise<AllocationHistory | null> {
  const fact = definition.facts.find(({ code }) => code === allocation.arm);
  const milestone = definition.milestones.find(({ kind }) => kind === 'randomisation');
  const begun = row.forms.filter(({ code, state }) => code === milestone?.form && state !== 'not-started');
  if (fact === undefined || milestone === undefined || begun.length === 0) return null;
  const complete = begun.filter(({ state }) => state === 'complete');
  const changes = await tx.named<ChangeRow>(VALUES_OVER_TIME, [complete.map(({ id }) => id), fact.item]);
  const item = milestone.writes?.['reference'];
  const [first] = complete;
  const written = item === undefined || first === undefined ? null : textOf(first.values, item);
  const reference = written === null || written.trim() === '' ? null : written.trim();
  const [taken] = await tx.named<{ isTaken: boolean }>(TAKE_REFERENCE, [
    row.studyId,
    row.siteId,
    row.id,
    reference === null ? null : comparable(reference),
  ]);
  return { arms: armsHeld(changes), reference: taken?.isTaken === true ? reference : null };
}

/** A reference as two are held to be one: whoever copies it may write it in small letters. */
function comparable(reference: string): string {
  return reference.trim().toLowerCase();
}

/** The arms that forms held while they were complete, in order; each only where another one stood before. */
function armsHeld(changes: readonly ChangeRow[]): readonly string[] {
  const arms: string[] = [];
  let now = { formId: '', state: 'not-started', arm: '' };
  for (const { formId, action, state, value } of changes) {
    if (formId !== now.formId) now = { formId, state: 'not-started', arm: '' };
    if (state !== null) now.state = String(after(action, state));
    if (value !== null) now.arm = armIn(after(action, value));
    if (now.state === 'complete' && now.arm !== '' && now.arm !== arms.at(-1)) arms.push(now.arm);
  }
  return arms;
}

/** What the trail says a field holds after a change. */
function after(action: ChangeRow['action'], written: string): unknown {
  const held: unknown = JSON.parse(written);
  return action === 'changed' && Array.isArray(held) ? held[1] : held;
}

function armIn(value: unknown): string {
  return textOf({ arm: value as ItemValue }, 'arm') ?? '';
}
