import type { CalendarDay } from '../calendar/types.js';
import { boundOperand } from '../expressions/bounds.js';
import { boundedOperandOf } from '../forms/operands.js';
import type { CompiledStudy } from '../study/compiled.js';
import type { FactDefinition } from '../study/fact-definition.js';
import { textOf } from './dated-forms.js';
import { keptOrder } from './kept-order.js';
import { visitKeyText } from './keys.js';
import type { FormRecord } from './records.js';

interface DatedForms<Form> {
  readonly complete: readonly Form[];
  /** Day of each visit that has one, by visit key. */
  readonly visitDays: ReadonlyMap<string, CalendarDay>;
}

/**
 * The value in the latest completed form that has one; by visit day, then in the order of the protocol. A quantity counts in
 * its item's first unit.
 */
export function factValue(
  study: CompiledStudy,
  fact: FactDefinition,
  dated: DatedForms<FormRecord>,
): string | number | boolean | null {
  const origin = factOrigin(study, fact, dated);
  if (origin === null) return null;
  const item = study.forms.get(fact.form)?.items.get(fact.item)?.definition;
  if (fact.type !== 'number' || item?.type !== 'quantity') return typedValue(fact, origin.value);
  const canonical = boundedOperandOf(item, origin.form.values[fact.item] ?? null);
  return canonical === null ? null : typedValue(fact, String(canonical));
}

/**
 * The form a fact is read from, with what it holds as written; null while nobody knows. Where any form counts, the first
 * that says yes.
 */
export function factOrigin<Form extends FormRecord>(
  study: CompiledStudy,
  fact: FactDefinition,
  { complete, visitDays }: DatedForms<Form>,
): { readonly value: string; readonly form: Form } | null {
  let latest: { readonly day: string; readonly value: string; readonly form: Form } | null = null;
  for (const form of complete) {
    const { visit } = form;
    const value = form.form === fact.form ? textOf(form.values, fact.item) : null;
    if (value === null || !isMeant(fact, visit)) continue;
    const day = visit === null ? '' : (visitDays.get(visitKeyText(visit)) ?? '');
    if (fact.take === 'any' && typedValue(fact, value) === true) return { value, form };
    if (
      latest === null ||
      day > latest.day ||
      (day === latest.day && keptOrder(study, form, latest.form) >= 0)
    )
      latest = { day, value, form };
  }
  return latest;
}

function isMeant({ visit, cycle }: FactDefinition, at: FormRecord['visit']): boolean {
  if (visit !== undefined && at?.code !== visit) return false;
  return cycle === undefined || at?.cycle === cycle;
}

/** A value as written in the type of its fact, a bound (`<0.5`) as its text; null where it is none. */
export function typedValue(fact: FactDefinition, written: string): string | number | boolean | null {
  switch (fact.type) {
    case 'yes-no':
      return written === 'Y';
    case 'number': {
      const number = Number(written);
      if (boundOperand(written) !== null) return written;
      return written.trim() === '' || Number.isNaN(number) ? null : number;
    }
    case 'text':
    case 'day':
      return written;
  }
}
