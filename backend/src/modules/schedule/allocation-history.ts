import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { AllocationHistory, DecidedBefore } from '@lutetia/shared/schedule/allocation-history';
import { textOf } from '@lutetia/shared/schedule/dated-forms';
import { compareText } from '@lutetia/shared/schedule/kept-order';
import type { ItemValue } from '@lutetia/shared/forms/value';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { NamedStatement } from '../../platform/database/named-statement.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ScheduleRow } from './stored-participant.queries.js';

/** $1 forms, $2 item, $3 time zone of the days. Each change of the item and of the state, the earliest first; as JSON, null where it did not change. */
const VALUES_OVER_TIME: NamedStatement = {
  name: 'values_of_form_over_time',
  text: `
    select form_id as "formId", action, state, value, to_char(at at time zone $3, 'YYYY-MM-DD') as day
    from values_of_form_over_time($1, $2)`,
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
  readonly day: CalendarDay;
}

/**
 * What was recorded of the randomisation before: which arms its completed form held, whether its reference stood for another
 * participant, and what decided the group before it was corrected. The reference is kept as this participant's in the same
 * step.
 *
 * @returns null for who has no form of a randomisation begun
 */
export function allocationHistory(
  tx: Tx,
  row: ScheduleRow,
  study: CompiledStudy,
): Promise<AllocationHistory | null> {
  return historyOf(tx, row, study, async (reference) => {
    const kept = reference === null ? null : comparable(reference);
    const [taken] = await tx.named<{ isTaken: boolean }>(TAKE_REFERENCE, [
      row.studyId,
      row.siteId,
      row.id,
      kept,
    ]);
    return taken?.isTaken === true;
  });
}

/** The same for who only looks ahead and keeps nothing: of the reference the deviation tells that was found when it was kept. */
export function knownAllocationHistory(
  tx: Tx,
  row: ScheduleRow,
  study: CompiledStudy,
): Promise<AllocationHistory | null> {
  const wasFound = row.deviations.some(
    ({ causeKey, state }) => causeKey === 'randomised-twice:reference' && state === 'open',
  );
  return historyOf(tx, row, study, () => Promise.resolve(wasFound));
}

async function historyOf(
  tx: Tx,
  row: ScheduleRow,
  study: CompiledStudy,
  isTaken: (reference: string | null) => Promise<boolean>,
): Promise<AllocationHistory | null> {
  const { definition, allocation } = study;
  const fact = definition.facts.find(({ code }) => code === allocation.arm);
  const milestone = definition.milestones.find(({ kind }) => kind === 'randomisation');
  const begun = row.forms.filter(({ code, state }) => code === milestone?.form && state !== 'not-started');
  if (fact === undefined || milestone === undefined || begun.length === 0) return null;
  const complete = begun.filter(({ state }) => state === 'complete');
  const ids = complete.map(({ id }) => id);
  const changes = await tx.named<ChangeRow>(VALUES_OVER_TIME, [ids, fact.item, row.timeZone]);
  const item = milestone.writes?.['reference'];
  const [first] = complete;
  const written = item === undefined || first === undefined ? null : textOf(first.values, item);
  const reference = written === null || written.trim() === '' ? null : written.trim();
  return {
    arms: armsHeld(changes),
    reference: (await isTaken(reference)) ? reference : null,
    decided: await decidedBefore(tx, row, study),
  };
}

/** What the forms that decide the group held before they were corrected. Asked only once a dose is recorded. */
async function decidedBefore(
  tx: Tx,
  { forms, timeZone }: ScheduleRow,
  { definition, groups }: CompiledStudy,
): Promise<readonly DecidedBefore[]> {
  const asked = new Set([...groups.values()].flat().flatMap(({ when }) => [...when.dependsOn]));
  const isDosed = forms.some(
    ({ code, state }) => code === definition.roles.administration.form && state === 'complete',
  );
  const decided: DecidedBefore[] = [];
  for (const { code, form, item } of isDosed ? definition.facts : []) {
    const ids = forms.filter((one) => one.code === form && one.state !== 'not-started').map(({ id }) => id);
    if (!asked.has(code) || ids.length === 0) continue;
    const changes = await tx.named<ChangeRow>(VALUES_OVER_TIME, [ids, item, timeZone]);
    decided.push(...heldBefore(changes).map((held) => ({ fact: code, ...held })));
  }
  return decided.sort((a, b) => compareText(a.until, b.until));
}

/** The values that completed forms held until another one stood in their place. */
function heldBefore(changes: readonly ChangeRow[]): readonly Pick<DecidedBefore, 'value' | 'until'>[] {
  const stood = valuesStood(changes);
  return stood.flatMap(({ formId, day }, index) => {
    const before = stood[index - 1];
    const isReplaced = before?.formId === formId && before.value !== '';
    return isReplaced ? [{ value: before.value, until: day }] : [];
  });
}

/** A reference as two are held to be one: whoever copies it may write it in small letters. */
function comparable(reference: string): string {
  return reference.trim().toLowerCase();
}

/** The arms that forms held while they were complete, in order; each only where another one stood before. */
function armsHeld(changes: readonly ChangeRow[]): readonly string[] {
  const arms = valuesStood(changes)
    .map(({ value }) => value)
    .filter((arm) => arm !== '');
  return arms.filter((arm, index) => arm !== arms[index - 1]);
}

/** A value a form held while it was complete, from the day it stood; empty where it was taken out. */
interface Stood {
  readonly formId: string;
  readonly value: string;
  readonly day: CalendarDay;
}

/** What forms held while they were complete, form by form in order; of each only what another value stood before. */
function valuesStood(changes: readonly ChangeRow[]): readonly Stood[] {
  const stood: Stood[] = [];
  let now = { formId: '', state: 'not-started', value: '', standing: '' };
  for (const { formId, action, state, value, day } of changes) {
    if (formId !== now.formId) now = { formId, state: 'not-started', value: '', standing: '' };
    if (state !== null) now.state = String(after(action, state));
    if (value !== null) now.value = textIn(after(action, value));
    if (now.state !== 'complete' || now.value === now.standing) continue;
    now.standing = now.value;
    stood.push({ formId, value: now.value, day });
  }
  return stood;
}

/** What the trail says a field holds after a change. */
function after(action: ChangeRow['action'], written: string): unknown {
  const held: unknown = JSON.parse(written);
  return action === 'changed' && Array.isArray(held) ? held[1] : held;
}

function textIn(value: unknown): string {
  return textOf({ item: value as ItemValue }, 'item') ?? '';
}
