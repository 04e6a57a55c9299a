import { daysBetween, toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import { addDuration } from '../calendar/duration.js';
import type { CalendarDay } from '../calendar/types.js';
import { valueText } from '../forms/display.js';
import type { ItemDefinition } from '../forms/definition.js';
import type { FormState, FormValues, ItemValue } from '../forms/value.js';
import { laboratoryItems } from '../laboratory/analytes.js';
import { laboratoryResults, type LaboratoryResult } from '../laboratory/form-results.js';
import {
  limitsIn,
  limitsWords,
  percentChange,
  timesOutside,
  type Limits,
  type Result,
} from '../laboratory/limits.js';
import type { CompiledStudy, CompiledValidity } from '../study/compiled.js';
import { text } from '../study/words.js';
import { dayOf } from './dated-forms.js';
import { visitKeyText } from './keys.js';
import type { ParticipantFacts, PlannedVisit, VisitKey } from './types.js';

/** A form the study wants fresh before a dose, with its latest results up to that day. */
export interface ResultEvidence {
  readonly form: string;
  readonly name: string;
  readonly state: 'valid' | 'expired' | 'missing';
  /** Null where there are none. */
  readonly on: CalendarDay | null;
  /** Days old at the dose. */
  readonly age: number | null;
  /** `14 days`. */
  readonly atMost: string;
  /** Those inside their limits, and those nobody can tell of. */
  readonly values: readonly { readonly name: string; readonly text: string }[];
}

/** A result outside its limits. */
export interface OutOfRange {
  readonly name: string;
  /** `48 10⁹/L`. */
  readonly text: string;
  readonly flag: 'low' | 'high';
  /** `150–400`, in the unit of the result. */
  readonly limits: string;
  /** Where it stands, and the day of the sample. */
  readonly form: string;
  readonly on: CalendarDay;
  /** Beside the latest result up to the dose before; null where there is none to compare with. */
  readonly change: {
    /** Whole percent; negative where it fell. */
    readonly percent: number;
    readonly from: string;
    readonly on: CalendarDay;
  } | null;
}

/** A form as far as a decision may rest on it. */
export interface EvidenceForm {
  readonly code: string;
  readonly state: FormState;
  readonly values: FormValues;
  readonly visit: VisitKey | null;
}

/** What the evidence is gathered from: a participant's plan and forms, on a day. */
export interface EvidenceSources {
  readonly facts: ParticipantFacts;
  readonly visits: readonly PlannedVisit[];
  readonly forms: readonly EvidenceForm[];
  /** The day at the site: a dose whose day has passed is held against it. */
  readonly today: CalendarDay;
}

interface DatedForm {
  readonly form: EvidenceForm;
  readonly on: CalendarDay;
}

/** The latest results of a form up to a dose, and whether they are fresh enough for it. */
export function resultOf(
  study: CompiledStudy,
  sources: EvidenceSources,
  code: string,
  validity: CompiledValidity,
  dose: CalendarDay,
): ResultEvidence {
  const latest = latestUpTo(study, sources, code, dose);
  const name = study.formNames.get(code) ?? code;
  const atMost = validity.words;
  if (latest === null) return { form: code, name, state: 'missing', on: null, age: null, atMost, values: [] };
  const { age, atMostDays } = ageAt(latest.on, validity, dose);
  const state = age > atMostDays ? 'expired' : 'valid';
  const values = resultsIn(study, latest.form).flatMap(({ item, value, limits, flag }) =>
    limits !== null && isOutside(flag)
      ? []
      : [{ name: text(item.label), text: valueText(item, null, value) }],
  );
  return { form: code, name, state, on: latest.on, age, atMost, values };
}

/** How old results are at a dose, and how old they may be there, in days. */
export interface ResultAge {
  readonly form: string;
  readonly on: CalendarDay;
  readonly age: number;
  readonly atMostDays: number;
}

/** The age of the latest results of a form up to a dose; null where there are none. */
export function resultAge(
  study: CompiledStudy,
  sources: EvidenceSources,
  form: string,
  validity: CompiledValidity,
  dose: CalendarDay,
): ResultAge | null {
  const latest = latestUpTo(study, sources, form, dose);
  return latest === null ? null : { form, on: latest.on, ...ageAt(latest.on, validity, dose) };
}

function ageAt(
  on: CalendarDay,
  { back }: CompiledValidity,
  dose: CalendarDay,
): Pick<ResultAge, 'age' | 'atMostDays'> {
  const earliest = toCalendarDay(addDuration(toDayNumber(dose), back));
  return { age: daysBetween(on, dose), atMostDays: daysBetween(earliest, dose) };
}

/**
 * Latest results outside their limits, of all forms together, the furthest outside first: by how many times its limit
 * a value is above it, or how many times the value its limit.
 *
 * @param days - of the dose, and of the dose before where one was given
 */
export function outOfRange(
  study: CompiledStudy,
  sources: EvidenceSources,
  codes: readonly string[],
  days: { readonly on: CalendarDay; readonly before: CalendarDay | null },
): readonly OutOfRange[] {
  const found = codes.flatMap((code) => {
    const latest = latestUpTo(study, sources, code, days.on);
    if (latest === null) return [];
    const before = days.before === null ? null : latestUpTo(study, sources, code, days.before);
    const earlier = before === null || before.on >= latest.on ? null : before;
    return resultsIn(study, latest.form).flatMap(({ item, value, limits, flag }) => {
      const result = measured(item, value);
      if (result === null || limits === null || !isOutside(flag)) return [];
      const row: OutOfRange = {
        name: text(item.label),
        text: valueText(item, null, value),
        flag,
        limits: limitsWords(limitsIn(item, limits, result.unit) ?? limits),
        form: study.formNames.get(code) ?? code,
        on: latest.on,
        change: earlier === null ? null : changeOf(item, result, earlier),
      };
      return [{ row, times: timesOutside(item, result, limits) ?? 1 }];
    });
  });
  return found.sort((a, b) => (a.times === b.times ? 0 : b.times - a.times)).map(({ row }) => row);
}

function latestUpTo(
  study: CompiledStudy,
  { facts, visits, forms }: EvidenceSources,
  code: string,
  day: CalendarDay,
): DatedForm | null {
  const item = study.dayItems.get(code) ?? '';
  const occurred = new Map(visits.map((visit) => [visitKeyText(visit), visit.occurred]));
  const dated = forms.flatMap((form) => {
    if (form.code !== code || form.state !== 'complete') return [];
    const visitDay = form.visit === null ? null : (occurred.get(visitKeyText(form.visit)) ?? null);
    const on = dayOf(form.values, item, facts.timeZone) ?? visitDay;
    return on === null || on > day ? [] : [{ form, on }];
  });
  return dated.sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null;
}

interface ItemResult extends Pick<LaboratoryResult, 'flag'> {
  readonly item: ItemDefinition;
  readonly value: ItemValue;
  readonly limits: Limits | null;
}

/** The laboratory results of a completed form, which keeps the limits they are read against. */
function resultsIn(study: CompiledStudy, { code, values }: EvidenceForm): readonly ItemResult[] {
  const definition = study.forms.get(code)?.definition;
  if (definition === undefined) return [];
  const nobody = { sex: null, yearOfBirth: null, laboratories: [] };
  const results = laboratoryResults(definition, values, nobody, values);
  return laboratoryItems(definition).flatMap((item) => {
    const value = values[item.code];
    const { limits = null, flag = null } = results.get(item.code) ?? {};
    return value === undefined ? [] : [{ item, value, limits, flag }];
  });
}

function changeOf(item: ItemDefinition, result: Result, { form, on }: DatedForm): OutOfRange['change'] {
  const value = form.values[item.code];
  const from = value === undefined ? null : measured(item, value);
  const percent = from === null ? null : percentChange(item, from, result);
  if (value === undefined || percent === null) return null;
  return { percent, from: valueText(item, null, value), on };
}

function measured({ units }: ItemDefinition, value: ItemValue): Result | null {
  if (!('v' in value) || typeof value.v !== 'string') return null;
  return { v: value.v, unit: value.unit ?? units?.[0] ?? null };
}

const isOutside = (flag: LaboratoryResult['flag']): flag is 'low' | 'high' =>
  flag === 'low' || flag === 'high';
