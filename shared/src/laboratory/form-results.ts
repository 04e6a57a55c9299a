import { parseCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { FormDefinition, ItemDefinition } from '../forms/definition.js';
import type { FormValues, ItemValue } from '../forms/value.js';
import { laboratoryItems } from './analytes.js';
import { companionPath, keptLimits, rangeValue } from './companions.js';
import { flagOf, type Flag, type Limits } from './limits.js';
import { rangeFor, type ReferenceRange, type SampleOf } from './reference-range.js';

/** Item that names the laboratory of a form's results (CDASHIG 2.3, domain LB). */
export const LABORATORY_ITEM = 'LBNAM';

/** Whose results a form holds, and what the laboratories of the site say is ordinary. */
export interface LaboratoryContext {
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
  readonly laboratories: readonly KnownLaboratory[];
}

export interface KnownLaboratory {
  readonly name: string;
  readonly ranges: readonly ReferenceRange[];
}

/** What is not known that would say where a result lies. */
export type Missing = 'laboratory' | 'day' | 'sex' | 'age' | 'range';

/** A result as it stands on its line. */
export interface LaboratoryResult {
  /** As stated, in the unit of the laboratory; null while `missing` says why. */
  readonly limits: Limits | null;
  readonly missing: Missing | null;
  /** Null without a result or limits, and where nobody can tell. */
  readonly flag: Flag | null;
  /** The investigator's word; null while it was not given. */
  readonly significant: 'Y' | 'N' | null;
}

/** The laboratory of a form: one of the site's, another one by its name, or not yet said. */
export function namedLaboratory(
  values: FormValues,
  { laboratories }: Pick<LaboratoryContext, 'laboratories'>,
): { readonly name: string; readonly known: KnownLaboratory | null } | null {
  const name = textOf(values[LABORATORY_ITEM]);
  if (name === null) return null;
  const wanted = name.trim().toLowerCase();
  return { name, known: laboratories.find((one) => one.name.toLowerCase() === wanted) ?? null };
}

/** The day a form's samples are of: its first day or instant. */
export function sampleDay(definition: FormDefinition, values: FormValues): CalendarDay | null {
  const item = sampleDayItem(definition);
  return item === null ? null : parseCalendarDay((textOf(values[item]) ?? '').slice(0, 10));
}

/**
 * Every laboratory item of a form by its code.
 *
 * @param completed - saved values of a completed form: its results keep the limits they were completed with, and a line
 *   left empty has those a late result would be read against; null of any other form
 */
export function laboratoryResults(
  definition: FormDefinition,
  values: FormValues,
  context: LaboratoryContext,
  completed: FormValues | null,
): ReadonlyMap<string, LaboratoryResult> {
  const named = namedLaboratory(values, context);
  const sample: SampleOf = { ...context, day: sampleDay(definition, values) };
  const limitsOf = (item: ItemDefinition): Pick<LaboratoryResult, 'limits' | 'missing'> => {
    const isKept = completed !== null && textOf(completed[item.code]) !== null;
    if (isKept || (named !== null && named.known === null)) {
      const limits = keptLimits(values, item.code);
      return { limits, missing: limits === null ? 'range' : null };
    }
    if (named?.known == null) return { limits: null, missing: 'laboratory' };
    const choice = rangeFor(named.known.ranges, item.analyte ?? '', sample);
    if (choice.kind === 'range') return { limits: limitsAlone(choice.range), missing: null };
    return { limits: null, missing: choice.kind === 'unknown' ? choice.missing : 'range' };
  };
  return new Map(
    laboratoryItems(definition).map((item) => {
      const { limits, missing } = limitsOf(item);
      const flag = limits === null ? null : flagOfValue(item, values[item.code], limits);
      return [item.code, { limits, missing, flag, significant: judgementOf(values, item.code) }];
    }),
  );
}

/** Abnormal results that wait for the investigator's word. */
export function waitingItems(results: ReadonlyMap<string, LaboratoryResult>): readonly string[] {
  return [...results]
    .filter(([, { flag, significant }]) => isAbnormal(flag) && significant === null)
    .map(([code]) => code);
}

/**
 * How many abnormal results of a completed form wait for the investigator: it keeps the limits they are read against.
 *
 * The same as `waitingItems` of its `laboratoryResults`, without working out what nobody asks for: every plan that is
 * made asks it of every form.
 */
export function waitingWhenComplete(definition: FormDefinition, values: FormValues): number {
  let waiting = 0;
  for (const item of laboratoryItems(definition)) {
    const value = values[item.code];
    if (textOf(value) === null || judgementOf(values, item.code) !== null) continue;
    const limits = keptLimits(values, item.code);
    if (limits !== null && isAbnormal(flagOfValue(item, value, limits))) waiting += 1;
  }
  return waiting;
}

/** Below or above its limits. */
export function isAbnormal(flag: Flag | null): boolean {
  return flag === 'low' || flag === 'high';
}

/** What stood before a form's values were saved as those of a completed form. */
export interface Before {
  readonly isComplete: boolean;
  readonly values: FormValues;
}

/**
 * The values of a completed form with the limits its results are read against from now on.
 *
 * Of a laboratory of the site, those valid on the day of the sample. A correction leaves the limits that were used,
 * unless it says another laboratory or another day; only results that had none get theirs. Of any other laboratory,
 * those typed from its report.
 *
 * @param changed - paths of the correction
 */
export function withLimitsUsed(
  definition: FormDefinition,
  values: FormValues,
  context: LaboratoryContext,
  before: Before,
  changed: readonly string[],
): FormValues {
  const named = namedLaboratory(values, context);
  const isElsewhere = [LABORATORY_ITEM, sampleDayItem(definition)].some(
    (item) => item !== null && changed.includes(item),
  );
  if (named?.known == null) {
    const wasKnown = before.isComplete && namedLaboratory(before.values, context)?.known != null;
    return wasKnown ? onlyLimitsIn(definition, values, changed) : values;
  }
  const keeps = before.isComplete && !isElsewhere;
  const fresh = laboratoryResults(definition, values, context, null);
  const entries = new Map(Object.entries(values));
  for (const { code } of laboratoryItems(definition)) {
    const path = companionPath('range', code);
    const limits = (keeps ? keptLimits(before.values, code) : null) ?? fresh.get(code)?.limits ?? null;
    if (limits === null || textOf(values[code]) === null) entries.delete(path);
    else entries.set(path, rangeValue(limits));
  }
  return Object.fromEntries(entries);
}

/** Limits of a laboratory of the site are not those of another's report. */
function onlyLimitsIn(
  definition: FormDefinition,
  values: FormValues,
  changed: readonly string[],
): FormValues {
  const former = new Set(
    laboratoryItems(definition)
      .map(({ code }) => companionPath('range', code))
      .filter((path) => !changed.includes(path)),
  );
  return Object.fromEntries(Object.entries(values).filter(([path]) => !former.has(path)));
}

/** Code of the item that tells the day of a form’s samples; null where it has none. */
export function sampleDayItem({ sections }: FormDefinition): string | null {
  const items = sections.filter(({ repeating }) => repeating !== true).flatMap((section) => section.items);
  return items.find(({ type }) => type === 'day' || type === 'instant')?.code ?? null;
}

function flagOfValue(item: ItemDefinition, value: ItemValue | undefined, limits: Limits): Flag | null {
  const v = textOf(value);
  if (v === null) return null;
  const unit = value !== undefined && 'v' in value ? (value.unit ?? null) : null;
  return flagOf(item, { v, unit }, limits);
}

function judgementOf(values: FormValues, item: string): 'Y' | 'N' | null {
  const word = textOf(values[companionPath('significant', item)]);
  return word === 'Y' || word === 'N' ? word : null;
}

function limitsAlone({ low, high, unit }: Limits): Limits {
  return { low, high, unit };
}

function textOf(value: ItemValue | undefined): string | null {
  return value !== undefined && 'v' in value && typeof value.v === 'string' ? value.v : null;
}
