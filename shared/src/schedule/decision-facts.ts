import type { CalendarDay } from '../calendar/types.js';
import type { CompiledStudy } from '../study/compiled.js';
import { dayOf, textOf } from './dated-forms.js';
import { wordsOf } from './decisions-to-act.js';
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
    const { form, visit, values } = record;
    const answer = form === role.form ? textOf(values, role.item) : null;
    if (visit === null || answer === null) continue;
    const own = role.day === undefined ? null : dayOf(values, role.day, record.timeZone ?? timeZone);
    const fact = {
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
