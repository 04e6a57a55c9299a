import { unitsText } from '../forms/unit-text.js';
import type { CalendarDay } from '../calendar/types.js';
import type { CompiledForm } from '../forms/compiled.js';
import type { ItemDefinition } from '../forms/definition.js';
import { dayText, valueText } from '../forms/display.js';
import { readValue } from '../forms/read-value.js';
import type { FormChanges, FormValues, ItemValue } from '../forms/value.js';
import { text } from '../study/words.js';
import { laboratoryItems } from './analytes.js';
import { compare, exactDecimal } from './exact-decimal.js';
import { LABORATORY_ITEM, sampleDay, sampleDayItem } from './form-results.js';
import { itemNamed, unitNamed } from './names-on-reports.js';
import type { ImportFault } from './csv.js';
import type { ResultRow } from './result-rows.js';

/** Item that tells the time of a form's samples (CDASHIG 2.3, domain LB). */
export const TIME_ITEM = 'LBTIM';

/** A form of one participant that may be asked to hold results. */
export interface ResultForm {
  readonly id: string;
  readonly form: CompiledForm;
  readonly values: FormValues;
  readonly isComplete: boolean;
  /** Null for a form besides the visits. */
  readonly visit: { readonly name: string; readonly day: CalendarDay | null } | null;
}

/** Where one line of a file goes. */
export interface PlacedResult {
  readonly line: number;
  readonly item: ItemDefinition;
  readonly value: ItemValue;
  /** `same`: it stands there already. */
  readonly effect: 'enters' | 'same';
}

/** A form with all the file says about it. */
export interface FilledForm<Form extends ResultForm = ResultForm> {
  readonly target: Form;
  readonly day: CalendarDay;
  readonly results: readonly PlacedResult[];
  /** By path; empty where everything stands there already. */
  readonly changes: FormChanges;
}

export interface Placing<Form extends ResultForm = ResultForm> {
  readonly filled: readonly FilledForm<Form>[];
  readonly faults: readonly ImportFault[];
}

interface Place<Form extends ResultForm> {
  readonly target: Form;
  readonly item: ItemDefinition;
}

/**
 * Where the results of one participant go: each to the one form of its day that asks for its analyte. The day of a form is
 * that of its sample, or while it says none that of its visit. Only what is empty is filled: a value that stands there, a
 * form that is complete or asks for the analyte nowhere is a fault of its line.
 *
 * @param rows - all of this participant
 * @param today - the site's own day: no later one is named as another day there is a form for; null names all
 */
export function placeResults<Form extends ResultForm>(
  rows: readonly ResultRow[],
  forms: readonly Form[],
  today: CalendarDay | null = null,
): Placing<Form> {
  const faults: ImportFault[] = [];
  const byForm = new Map<Form, { row: ResultRow; result: PlacedResult }[]>();
  for (const row of rows) {
    const place = placeOf(row, forms, today);
    const result = typeof place === 'string' ? place : resultOf(row, place);
    if (typeof place === 'string') faults.push({ line: row.line, message: place });
    else if (typeof result === 'string') faults.push({ line: row.line, message: result });
    else byForm.set(place.target, [...(byForm.get(place.target) ?? []), { row, result }]);
  }
  const filled = [...byForm].map(([target, placed]) => {
    faults.push(...repeated(placed.map(({ result }) => result)));
    const about = aboutSample(
      target,
      placed.map(({ row }) => row),
    );
    faults.push(...about.faults);
    const results = placed.map(({ result }) => result);
    const news = results.filter(({ effect }) => effect === 'enters');
    const entered = Object.fromEntries(news.map(({ item, value }) => [item.code, value]));
    return {
      target,
      day: placed[0]?.row.day ?? ('' as CalendarDay),
      results,
      changes: { ...about.changes, ...entered },
    };
  });
  return { filled, faults: faults.sort((a, b) => a.line - b.line) };
}

function placeOf<Form extends ResultForm>(
  row: ResultRow,
  forms: readonly Form[],
  today: CalendarDay | null,
): Place<Form> | string {
  const asking = forms.flatMap((target) => itemsMeant(target, row.analyte).map((item) => ({ target, item })));
  if (asking.length === 0)
    return `No form of ${row.participant} asks for ${row.analyte}. An analyte goes by its code or its name on the form.`;
  const ofTheDay = asking.filter(({ target }) => dayOf(target) === row.day);
  const [place] = ofTheDay;
  if (place !== undefined && ofTheDay.length === 1) return place;
  const day = dayText(row.day);
  if (place === undefined) {
    const days = [...new Set(asking.flatMap(({ target }) => dayOf(target) ?? []))]
      .filter((on) => today === null || on <= today)
      .sort()
      .map((on) => dayText(on));
    const others = days.length === 0 ? '' : ` Days with one: ${days.join(', ')}.`;
    return `No form of ${row.participant} asks for ${row.analyte} on ${day}.${others}`;
  }
  const names = ofTheDay.map(({ target }) => nameOf(target)).join(' and ');
  return `More than one form of ${row.participant} asks for ${row.analyte} on ${day}: ${names}. Enter it there.`;
}

/** By the analyte (SDTM LBTESTCD), or by a name as on a report; never a value that is worked out. */
function itemsMeant({ form }: ResultForm, said: string): readonly ItemDefinition[] {
  const items = laboratoryItems(form.definition).filter(({ calculate }) => calculate === undefined);
  const coded = items.filter(({ analyte }) => analyte === said.toUpperCase());
  const named = coded.length > 0 ? null : itemNamed(items, said);
  return named === null ? coded : [named];
}

function dayOf({ form, values, visit }: ResultForm): CalendarDay | null {
  return sampleDay(form.definition, values) ?? visit?.day ?? null;
}

function nameOf({ form, visit }: ResultForm): string {
  const name = text(form.definition.name);
  return visit === null ? name : `${visit.name}, ${name}`;
}

function resultOf(row: ResultRow, { target, item }: Place<ResultForm>): PlacedResult | string {
  const compiled = target.form.items.get(item.code);
  const label = text(item.label);
  const units = item.units ?? [];
  const unit = units.length === 0 ? null : unitNamed(units, row.unit);
  if (units.length > 0 ? unit === null : row.unit !== '')
    return units.length === 0 ? `${label} has no unit.` : `${label} is measured in ${unitsText(units)}.`;
  if (compiled === undefined) return `${nameOf(target)} does not ask for ${label}.`;
  const reading = readValue(compiled, { v: row.value, ...(unit === null ? {} : { unit }) }, null);
  if (!reading.ok) return reading.message;
  const { line } = row;
  const stands = target.values[item.code] ?? null;
  if (stands !== null && isSameResult(stands, reading.value))
    return { line, item, value: reading.value, effect: 'same' };
  if (stands !== null)
    return `${label} of ${dayText(row.day)} holds ${valueText(item, [], stands)} already. Correct it on the form.`;
  return target.isComplete
    ? `${nameOf(target)} is complete. Enter ${label} there, with its reason.`
    : { line, item, value: reading.value, effect: 'enters' };
}

/** The same number in the same unit, however many zeros end it. */
function isSameResult(a: ItemValue, b: ItemValue): boolean {
  if (!('v' in a) || !('v' in b) || typeof a.v !== 'string' || typeof b.v !== 'string') return false;
  if (a.unit !== b.unit) return false;
  const [left, right] = [exactDecimal(a.v), exactDecimal(b.v)];
  return left === null || right === null ? a.v === b.v : compare(left, right) === 0;
}

function repeated(results: readonly PlacedResult[]): readonly ImportFault[] {
  return results.flatMap(({ line, item }, index) => {
    const first = results.findIndex((other) => other.item === item);
    const before = results[first];
    return first === index || before === undefined
      ? []
      : [{ line, message: `${text(item.label)} of this form is in line ${before.line} already.` }];
  });
}

/** Day, time and laboratory of a form's samples: filled in where the form does not say, and never said otherwise. */
function aboutSample(
  { form, values, isComplete }: ResultForm,
  rows: readonly ResultRow[],
): { readonly changes: FormChanges; readonly faults: readonly ImportFault[] } {
  const day = sampleDayItem(form.definition);
  const said = new Map<string, string>();
  const faults: ImportFault[] = [];
  for (const { line, day: on, time, laboratory } of rows) {
    for (const [code, v] of [
      [day, on],
      [TIME_ITEM, time],
      [LABORATORY_ITEM, laboratory],
    ] as const) {
      if (code === null || v === null) continue;
      const stands = said.get(code) ?? writtenText(values[code]);
      const label = text(form.items.get(code)?.definition.label ?? code);
      if (!form.items.has(code))
        faults.push({ line, message: `${text(form.definition.name)} keeps no ${code}.` });
      else if (stands === null) said.set(code, v);
      else if (stands === '')
        faults.push({ line, message: `${label} of this form is marked as not done or the like.` });
      else if (code !== day && stands.toLowerCase() !== v.toLowerCase())
        faults.push({ line, message: `${label} of this form is ${stands} already, and ${v} here.` });
    }
  }
  const news = [...said].filter(([code]) => values[code] === undefined);
  if (isComplete) return { changes: {}, faults };
  return { changes: Object.fromEntries(news.map(([code, v]) => [code, { v }])), faults };
}

/** What a form says; '' where it says why it does not. */
function writtenText(value: ItemValue | undefined): string | null {
  if (value === undefined) return null;
  return 'v' in value && typeof value.v === 'string' ? value.v : '';
}
