import type { CalendarDay } from '../calendar/types.js';
import { asDecimal } from '../expressions/decimal.js';
import type { CompiledForm } from '../forms/compiled.js';
import type { ItemDefinition, UseDefinition, UseSource } from '../forms/definition.js';
import { valueTextAt } from '../forms/display.js';
import { boundedOperandOf, operandOf } from '../forms/operands.js';
import type { OutsideValue, OutsideValues } from '../forms/uses.js';
import type { ItemValue } from '../forms/value.js';
import { oldestResults } from './dose-evidence.js';
import { planSchedule } from './plan.js';
import type { ResultAge } from './result-evidence.js';
import type { CompiledStudy } from '../study/compiled.js';
import { birthFact, sourceForm } from '../study/outside-reach.js';
import { text } from '../study/words.js';
import { textOf, visitDaysOf } from './dated-forms.js';
import { earlierValues, formDay, type EarlierForm } from './earlier-values.js';
import { factOrigin } from './fact-values.js';
import { gatherFacts } from './facts.js';
import { visitKeyText } from './keys.js';
import { compareText, keptOrder } from './kept-order.js';
import { plannedValue, studyValue } from './outside-study.js';
import { limitBeside, valueIn } from './held-values.js';
import type { FormRecord, ParticipantRecords } from './records.js';
import type { ParticipantFacts, VisitKey } from './types.js';

/** A form of the participant as something outside another one. */
export interface OutsideForm extends FormRecord, EarlierForm {
  readonly visitName: string | null;
}

/** The participant's other forms: those in reach of the form's uses, or all where a derived value is among them. */
export interface OutsideRecords extends ParticipantRecords {
  readonly forms: readonly OutsideForm[];
}

/** Where the form stands that asks. */
export interface OutsidePlace {
  readonly visit: VisitKey | null;
  readonly visitDay: CalendarDay | null;
  /** Its number among the forms of its code in the visit, 1 unless said. */
  readonly part?: number;
  /** The day at the site; the day of its visit stands for it once that took place. */
  readonly today?: CalendarDay;
}

/** Which part of a dose is meant: how many after the one of the form that asks. */
const PARTS: Readonly<Record<string, number>> = { part: 0, 'part-before': -1 };

/** All that the names a form uses from outside can mean; only completed forms count, but for previous values. */
export function outsideValues(
  study: CompiledStudy,
  form: CompiledForm,
  place: OutsidePlace,
  records: OutsideRecords,
): OutsideValues {
  const reader = new OutsideReader(study, form, place, records);
  const uses = form.definition.uses ?? [];
  return Object.fromEntries(uses.map((use) => [use.name, reader.read(use)]));
}

class OutsideReader {
  private readonly complete: readonly OutsideForm[];
  private readonly facts: ParticipantFacts;
  /** Needs the whole plan, and is asked for under two names; undefined until it is. */
  private oldest: ResultAge | null | undefined;

  constructor(
    private readonly study: CompiledStudy,
    private readonly form: CompiledForm,
    private readonly place: OutsidePlace,
    private readonly records: OutsideRecords,
  ) {
    this.complete = records.forms.filter(({ state }) => state === 'complete');
    this.facts = gatherFacts(study, records);
  }

  read(use: UseDefinition): readonly OutsideValue[] {
    const { from } = use;
    if ('previous' in from) return this.previous(use, from.previous, from.take === undefined);
    const one = this.oneOf(use, from);
    return one === null ? [] : [use.label === undefined ? one : { ...one, label: text(use.label) }];
  }

  private oneOf(
    use: UseDefinition,
    from: Exclude<UseSource, { readonly previous: string }>,
  ): OutsideValue | null {
    if ('item' in from) return this.ofForm(use, from);
    if ('ageAt' in from) return this.birth();
    if ('planned' in from) return plannedValue(this.study, from.planned, this.place.visit);
    return 'fact' in from ? this.fact(from.fact) : this.resultsForDose(from.resultsForDose);
  }

  private resultsForDose(what: 'age' | 'atMost'): OutsideValue | null {
    if (this.oldest === undefined) this.oldest = this.oldestOfDose();
    if (this.oldest === null) return null;
    const { form: code, on, age, atMostDays } = this.oldest;
    const days = what === 'age' ? age : atMostDays;
    const form = this.study.formNames.get(code) ?? code;
    return { value: days, text: `${days} d`, label: form, day: on, form, visit: null };
  }

  /** Held against the day of this form's visit, today while it is to come, where the dose should have been given by then. */
  private oldestOfDose(): ResultAge | null {
    const { visit, visitDay } = this.place;
    if (visit === null) return null;
    const { visits } = planSchedule(this.study, this.facts);
    const forms = this.records.forms.map((record) => ({ ...record, code: record.form }));
    const today = visitDay ?? this.place.today ?? this.facts.screeningOn;
    return oldestResults(this.study, { facts: this.facts, visits, forms, today }, visit.cycle);
  }

  /** @param withDrafts - what was begun counts too: the value that stands in grey on the line */
  private previous(use: UseDefinition, code: string, withDrafts: boolean): readonly OutsideValue[] {
    const item = this.form.items.get(code)?.definition;
    if (item === undefined) return [];
    const begun = withDrafts
      ? this.records.forms.filter(({ state }) => state !== 'not-started')
      : this.complete;
    return earlierValues(this.study, this.form.definition.code, item, begun).map((earlier) => ({
      value: inUnitsOf(item, earlier.value),
      text: this.written(earlier.form, earlier.item.code, earlier.value),
      label: labelOf(use, item),
      day: earlier.on,
      ...this.where(earlier.form),
    }));
  }

  private ofForm(use: UseDefinition, from: Extract<UseSource, { item: string }>): OutsideValue | null {
    const { item: code, take, before, visit, cycle, where } = from;
    const limit = 'limit' in from ? from.limit : undefined;
    const form = sourceForm(from, this.study.definition);
    const compiled = this.study.forms.get(form)?.items.get(code);
    if (compiled === undefined) return null;
    const { definition: item, group } = compiled;
    if (take === 'parts-before') return this.partsBefore(use, form, code);
    const until = [
      before === 'visit' ? this.place.visitDay : null,
      take === 'baseline' ? this.start() : null,
    ];
    const dated = this.complete
      .filter((record) => PARTS[take] === undefined || this.isPart(record, PARTS[take]))
      .filter((record) => visit === undefined || record.visit?.code === visit)
      .filter((record) => (visit === undefined && cycle === undefined) || this.isOfCycle(record))
      .filter(
        ({ values }) => where === undefined || group !== null || textOf(values, where.item) === where.is,
      )
      .flatMap((record) => {
        const value = record.form === form ? valueIn(record.values, group, from) : undefined;
        const day = formDay(this.study, form, record.values) ?? record.visitDay;
        const isLate = until.some((last) => last !== null && day !== null && day > last);
        return value === undefined || 'absent' in value || isLate ? [] : [{ record, value, day }];
      })
      .sort((a, b) => compareText(a.day ?? '', b.day ?? '') || keptOrder(this.study, a.record, b.record));
    const found = take === 'first' ? dated[0] : dated.at(-1);
    if (found === undefined) return null;
    const { record, day } = found;
    const value = limit === undefined ? found.value : limitBeside(record.values, code, limit);
    if (value === null) return null;
    return {
      value: boundedOperandOf(item, value),
      text: this.written(record, code, value),
      label: labelOf(use, item),
      day,
      ...this.where(record),
    };
  }

  /** The sum of a number over the parts before: a part that is begun counts, for the one that ends the dose follows it. */
  private partsBefore(use: UseDefinition, form: string, code: string): OutsideValue | null {
    const item = this.study.forms.get(form)?.items.get(code)?.definition;
    const own = this.place.part ?? 1;
    const parts = this.records.forms.filter(
      (record) => record.form === form && this.isOfVisit(record) && record.repetition < own,
    );
    const numbers = parts.flatMap(({ values }) => {
      const value = item === undefined ? null : operandOf(item, values[code] ?? null);
      return value === null ? [] : [Number(value)];
    });
    const [first] = parts;
    if (item === undefined || first === undefined || numbers.length === 0) return null;
    const sum = String(asDecimal(numbers.reduce((all, one) => all + one, 0)));
    const [unit] = item.units ?? [];
    const text = this.written(first, code, { v: sum, ...(unit === undefined ? {} : { unit }) });
    const day = formDay(this.study, form, first.values) ?? first.visitDay;
    return { value: sum, text, label: labelOf(use, item), day, ...this.where(first) };
  }

  private isPart(record: OutsideForm, further: number): boolean {
    return this.isOfVisit(record) && record.repetition === (this.place.part ?? 1) + further;
  }

  private isOfCycle({ visit }: OutsideForm): boolean {
    return visit !== null && visit.cycle === (this.place.visit?.cycle ?? null);
  }

  private isOfVisit({ visit }: OutsideForm): boolean {
    const own = this.place.visit;
    return visit !== null && own !== null && visitKeyText(visit) === visitKeyText(own);
  }

  private birth(): OutsideValue | null {
    const fact = birthFact(this.study.definition);
    const found = fact === null ? null : this.fact(fact.code);
    return found === null ? null : { ...found, value: String(found.value) };
  }

  private fact(code: string): OutsideValue | null {
    const fact = this.study.definition.facts.find((candidate) => candidate.code === code);
    if (fact === undefined) return studyValue(this.study, this.facts, code, this.place.visit);
    const visitDays = visitDaysOf(this.study, this.complete);
    const origin = factOrigin(this.study, fact, { complete: this.complete, visitDays });
    const value = this.facts.values[code] ?? null;
    if (origin === null || value === null) return null;
    const item = this.study.forms.get(fact.form)?.items.get(fact.item)?.definition;
    const held = origin.form.values[fact.item];
    return {
      value,
      text: held === undefined ? String(value) : this.written(origin.form, fact.item, held),
      label: item === undefined ? code : text(item.label),
      day: formDay(this.study, fact.form, origin.form.values) ?? origin.form.visitDay,
      ...this.where(origin.form),
    };
  }

  /** The day of the first dose or of randomisation, whichever came first; null before both. */
  private start(): CalendarDay | null {
    const randomised = this.facts.milestones.filter(({ kind }) => kind === 'randomisation');
    const days = [...this.facts.administrations, ...randomised]
      .map(({ on }) => on)
      .filter((on) => on !== null);
    return days.sort(compareText)[0] ?? null;
  }

  private written({ form }: OutsideForm, item: string, value: ItemValue): string {
    const compiled = this.study.forms.get(form);
    return compiled === undefined ? '' : valueTextAt(compiled, item, value);
  }

  private where({ form, visitName }: OutsideForm): Pick<OutsideValue, 'form' | 'visit'> {
    return { form: this.study.formNames.get(form) ?? form, visit: visitName };
  }
}

function labelOf({ label }: UseDefinition, item: ItemDefinition): string {
  return text(label ?? item.label);
}

/** An earlier value as the item of this form counts, a bound as a bound; null in a unit this one does not know. */
function inUnitsOf(item: ItemDefinition, value: Extract<ItemValue, { v: unknown }>): OutsideValue['value'] {
  const isKnown = value.unit === undefined || item.units?.includes(value.unit) === true;
  return isKnown ? boundedOperandOf(item, value) : null;
}
