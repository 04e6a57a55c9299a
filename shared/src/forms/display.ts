import { parsePartialDay } from '../calendar/partial-day.js';
import { text } from '../study/words.js';
import { absenceLabel } from './absences.js';
import { itemAt, type CompiledForm } from './compiled.js';
import type { CodelistEntry, ItemDefinition } from './definition.js';
import { canonicalOf } from './operands.js';
import { parsePath } from './paths.js';
import { unitText } from './unit-text.js';
import type { AbsentCode, FormValues, ItemValue } from './value.js';

export { itemAt } from './compiled.js';

const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
};

const YES_NO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { Y: 'Yes', N: 'No' },
  fr: { Y: 'Oui', N: 'Non' },
};

const ABSENT: Readonly<Record<string, Readonly<Record<AbsentCode, string>>>> = {
  en: {
    'not-done': 'Not done',
    'not-applicable': 'Not applicable',
    unknown: 'Unknown',
    'not-asked': 'Not asked',
  },
  fr: {
    'not-done': 'Non fait',
    'not-applicable': 'Sans objet',
    unknown: 'Inconnu',
    'not-asked': 'Non demandé',
  },
};

/**
 * What a person reads of a value: `112 g/L`, `12 Jun 2024`, `Yes`, `Not done: sample clotted`; empty for nothing.
 *
 * @param codelist - the item's codelist, for choices
 */
export function valueText(
  item: ItemDefinition,
  codelist: readonly CodelistEntry[] | null,
  value: ItemValue | null,
  language = 'en',
): string {
  if (value === null) return '';
  if ('absent' in value) return absentText(value, language);
  const codes = typeof value.v === 'string' ? [value.v] : value.v;
  return codes.map((code) => typedText(item, codelist, code, value.unit, language)).join(', ');
}

/** `Not done: sample clotted`. */
function absentText(
  { absent, reason }: Extract<ItemValue, { absent: AbsentCode }>,
  language: string,
): string {
  const name = inLanguage(ABSENT, language)[absent];
  return reason === undefined ? name : `${name}: ${reason}`;
}

function typedText(
  item: ItemDefinition,
  codelist: readonly CodelistEntry[] | null,
  v: string,
  unit: string | undefined,
  language: string,
): string {
  switch (item.type) {
    case 'text':
    case 'integer':
    case 'decimal':
    case 'scale':
    case 'time':
      return v;
    case 'quantity':
      return quantityText(item, v, unit);
    case 'choice':
    case 'choices': {
      const entry = codelist?.find((candidate) => candidate.code === v);
      return entry === undefined ? v : text(entry.name, language);
    }
    case 'yes-no':
      return inLanguage(YES_NO, language)[v] ?? v;
    case 'day':
    case 'partial-day':
      return dayText(v, language);
    case 'instant':
      return `${dayText(v.slice(0, 10), language)} ${v.slice(11, 16)} ${offsetText(v)}`.trimEnd();
  }
}

/** `200 mCi (7.4 GBq)`: as entered, and in the item's first unit where that is another one. */
function quantityText(item: ItemDefinition, v: string, unit: string | undefined): string {
  if (unit === undefined) return v;
  const canonical = canonicalOf(item, { v, unit });
  const entered = `${v} ${unitText(unit)}`;
  return canonical === null ? entered : `${entered} (${canonical.v} ${unitText(canonical.unit)})`;
}

/** The distance from UTC an instant was written with: `UTC+01:00`; empty where it says none. */
export function offsetText(instant: string): string {
  const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(instant)?.[0] ?? '';
  return offset === 'Z' ? 'UTC' : offset === '' ? '' : `UTC${offset.replace('-', '−')}`;
}

/** A day, month or year as printed: `12 Jun 2024`, `Jun 2024`, `2024`; other text stays as it is. */
export function dayText(day: string, language = 'en'): string {
  if (parsePartialDay(day) === null) return day;
  const [year = '', month, number] = day.split('-');
  if (month === undefined) return year;
  const name = inLanguage(MONTHS, language)[Number(month) - 1] ?? month;
  return number === undefined ? `${name} ${year}` : `${Number(number)} ${name} ${year}`;
}

/** A calendar day in few words: `12 Jun`, with the year when it is not that of `today`. */
export function shortDayText(day: string, today: string, language = 'en'): string {
  const text = dayText(day, language);
  const year = ` ${today.slice(0, 4)}`;
  return text.endsWith(year) ? text.slice(0, -year.length) : text;
}

/** Quantities entered in another unit than their item's first, in that first one, by path. */
export function canonicalValues(
  form: CompiledForm,
  values: FormValues,
): Readonly<Record<string, { readonly v: string; readonly unit: string }>> {
  const found = Object.entries(values).flatMap(([path, value]) => {
    const item = itemAt(form, path);
    const canonical = item === null ? null : canonicalOf(item.definition, value);
    return canonical === null ? [] : [[path, canonical] as const];
  });
  return Object.fromEntries(found);
}

/** What a person calls a path: the item's label, after its group's name where it lies in one. */
export function pathLabel(form: CompiledForm, path: string, language = 'en'): string {
  const item = itemAt(form, path);
  if (item === null) return absenceLabel(form.definition, path, language) ?? path;
  const label = text(item.definition.label, language);
  return parsePath(path)?.row == null ? label : `${text(item.section.name, language)}, ${label}`;
}

/** What a person reads of the value at a path of a form. */
export function valueTextAt(
  form: CompiledForm,
  path: string,
  value: ItemValue | null,
  language = 'en',
): string {
  const item = itemAt(form, path)?.definition;
  if (item === undefined) {
    if (value === null) return '';
    return 'v' in value ? String(value.v) : absentText(value, language);
  }
  const codelist = item.codelist === undefined ? null : (form.definition.codelists[item.codelist] ?? null);
  return valueText(item, codelist, value, language);
}

/** The words of a language, the English ones where it has none. */
export function inLanguage<T>(words: Readonly<Record<string, T>>, language: string): T {
  const found = words[language] ?? words['en'];
  if (found === undefined) throw new Error(`no words in ${language} and none in English`);
  return found;
}
