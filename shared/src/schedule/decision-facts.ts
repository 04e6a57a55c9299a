import type { CalendarDay } from '../calendar/types.js';
import type { FormValues } from '../forms/value.js';
import type { CompiledStudy } from '../study/compiled.js';
import { text } from '../study/words.js';
import { dayOf, textOf } from './dated-forms.js';
import { compareText, keptOrder } from './kept-order.js';
import { visitKeyText } from './keys.js';
import type { FormRecord } from './records.js';
import type { DecisionFact } from './types.js';

/** The decisions on all cycles, the earliest first; of one day in protocol order. */
export function decisionFacts(
  study: CompiledStudy,
  complete: readonly FormRecord[],
  visitDays: ReadonlyMap<string, CalendarDay>,
  timeZone: string,
): readonly DecisionFact[] {
  const role = study.definition.roles.decision;
  if (role?.leadsTo === undefined) return [];
  const found: { readonly fact: DecisionFact; readonly record: FormRecord }[] = [];
  for (const record of complete) {
    const { id, form, visit, values } = record;
    const answer = form === role.form ? textOf(values, role.item) : null;
    if (visit === null || answer === null) continue;
    const own = role.day === undefined ? null : dayOf(values, role.day, record.timeZone ?? timeZone);
    const fact = {
      formId: id ?? null,
      values,
      cycle: visit.cycle,
      on: own ?? visitDays.get(visitKeyText(visit)) ?? null,
      act: role.leadsTo.find((candidate) => candidate.answer === answer) ?? null,
      answer: wordsOf(study, role.form, role.item, values) ?? answer,
    };
    found.push({ fact, record });
  }
  return found
    .sort((a, b) => compareText(a.fact.on ?? '', b.fact.on ?? '') || keptOrder(study, a.record, b.record))
    .map(({ fact }) => fact);
}

/** The name of the code that an item of a form holds. */
export function wordsOf(study: CompiledStudy, form: string, item: string, values: FormValues): string | null {
  const compiled = study.forms.get(form);
  const code = textOf(values, item);
  const list = compiled?.items.get(item)?.definition.codelist;
  const entry = compiled?.definition.codelists[list ?? '']?.find((candidate) => candidate.code === code);
  return entry === undefined ? code : text(entry.name);
}
