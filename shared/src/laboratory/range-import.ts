import { unitsText } from '../forms/unit-text.js';
import { addDays, isRecordable, parseCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { Analyte } from './analytes.js';
import { readTable, type ImportFault } from './csv.js';
import { areLimits } from './limits.js';
import { unitNamed } from './names-on-reports.js';
import { doubtfulIn, doubtSentence } from './thousands.js';
import {
  overlappingRange,
  SOURCE_CHARACTERS,
  wasNeverValid,
  type ReferenceRange,
} from './reference-range.js';

/** A range as somebody wants it to begin. */
export interface WantedRange extends Omit<ReferenceRange, 'id' | 'validTo'> {
  /** The document it was taken from. */
  readonly source: string;
}

/** What is to be done with one line of the file. */
export interface ImportStep {
  /** Counted as a person counts lines; the first one has the names of the columns. */
  readonly line: number;
  readonly range: WantedRange;
  /** `begins`, also in the place of another, or stands there already. */
  readonly effect: 'begins' | 'replaces' | 'same';
  /** The range that ends the day before, or what `lineName` calls it; null unless one is replaced. */
  readonly replaces: string | null;
}

/** A file is taken whole, or not at all. */
export type ImportReading =
  | { readonly ok: true; readonly steps: readonly ImportStep[] }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

export const IMPORT_COLUMNS = [
  'analyte',
  'sex',
  'age_from',
  'age_to',
  'valid_from',
  'unit',
  'low',
  'high',
  'source',
] as const;
type Column = (typeof IMPORT_COLUMNS)[number];

const MOST_FAULTS = 50;
const AGE = /^\d{1,3}$/;

/** Reads a file of ranges against those that stand; every fault at once, each with its line. */
export function readRangeImport(
  text: string,
  analytes: readonly Analyte[],
  standing: readonly ReferenceRange[],
): ImportReading {
  const table = readTable(text, IMPORT_COLUMNS);
  if (!table.ok) return table;
  const known = new Map<string, ReferenceRange[]>();
  for (const range of standing) known.set(range.analyte, [...(known.get(range.analyte) ?? []), range]);
  const steps: ImportStep[] = [];
  const faults: ImportFault[] = [];
  const limits = table.rows.flatMap(({ cell }) => [cell('low'), cell('high')]);
  const isDoubtful = doubtfulIn(limits, table.decimalSign);
  for (const { line, cell, fault } of table.rows) {
    const doubtful = [cell('low'), cell('high')].find(isDoubtful);
    const wanted = fault ?? (doubtful === undefined ? readLine(cell, analytes) : doubtSentence(doubtful));
    const alike = typeof wanted === 'string' ? [] : (known.get(wanted.analyte) ?? []);
    const step = typeof wanted === 'string' ? wanted : stepFor(line, wanted, alike);
    if (typeof step === 'string') faults.push({ line, message: step });
    else {
      steps.push(step);
      known.set(step.range.analyte, alike);
      take(step, alike);
    }
  }
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, MOST_FAULTS) } : { ok: true, steps };
}

/**
 * How a range that is wanted stands to those there are.
 *
 * @returns a sentence where it would hold for the same samples as another that it cannot replace
 */
export function stepFor(
  line: number,
  range: WantedRange,
  standing: readonly ReferenceRange[],
): ImportStep | string {
  const alike = standing.filter((other) => isForTheSame(other, range) && !wasNeverValid(other));
  if (alike.some((other) => other.validFrom === range.validFrom && hasSameLimits(other, range)))
    return { line, range, effect: 'same', replaces: null };
  const open = alike.find(({ validTo }) => validTo === null);
  const replaced = open !== undefined && open.validFrom <= range.validFrom ? open : undefined;
  const others = standing.filter((other) => other !== replaced);
  const overlapping = overlappingRange(others, { ...range, validTo: null });
  if (overlapping !== null) return overlapSentence(overlapping);
  return {
    line,
    range,
    effect: replaced === undefined ? 'begins' : 'replaces',
    replaces: replaced?.id ?? null,
  };
}

/** The unit of a line, also as it is printed: `µmol/L`; one the analyte does not have stays as it is written. */
function unitOf(cell: (column: Column) => string, analytes: readonly Analyte[]): string | null {
  const written = orNull(cell('unit'));
  const { units = [] } = analytes.find(({ code }) => code === cell('analyte')) ?? {};
  return written === null ? null : (unitNamed(units, written) ?? written);
}

/** Which range stands in the way, and what can be done about it. */
export function overlapSentence(range: ReferenceRange): string {
  const { analyte, sex, ageFrom, ageTo, validFrom, validTo } = range;
  const who = sex === null ? 'everybody' : sex === 'F' ? 'women' : 'men';
  const ages =
    ageFrom === null && ageTo === null ? '' : `, ${ageFrom ?? 0} to ${ageTo === null ? 'any' : ageTo} years,`;
  const until = validTo === null ? '' : ` until ${validTo}`;
  return `There is a range of ${analyte} for ${who}${ages} from ${validFrom}${until}, which would hold for the same samples. End it first, or begin later.`;
}

/** What is wrong with a range whoever states it, as a sentence; null where nothing is. */
export function rangeFault(range: WantedRange, analytes: readonly Analyte[]): string | null {
  const analyte = analytes.find(({ code }) => code === range.analyte);
  if (analyte === undefined) return `The study's forms ask for no analyte ${range.analyte}.`;
  const { units } = analyte;
  if (units.length === 0 ? range.unit !== null : range.unit === null || !units.includes(range.unit))
    return units.length === 0
      ? `${range.analyte} has no unit.`
      : `${range.analyte} is measured in ${unitsText(units)}.`;
  if (!areLimits(range.low, range.high))
    return 'A range needs a lower or an upper limit, as numbers of up to 12 digits and 10 decimals without a sign, and the lower one cannot be above the upper.';
  if (range.ageFrom !== null && range.ageTo !== null && range.ageFrom > range.ageTo)
    return 'The age it begins with cannot be above the age it ends with.';
  if (range.source.includes('\0')) return 'The source contains a character that is not text.';
  return range.source.length > SOURCE_CHARACTERS
    ? `The source has more than ${SOURCE_CHARACTERS} characters.`
    : null;
}

function readLine(cell: (column: Column) => string, analytes: readonly Analyte[]): WantedRange | string {
  const validFrom = parseCalendarDay(cell('valid_from'));
  if (validFrom === null || !isRecordable(validFrom)) return 'valid_from must be a day, YYYY-MM-DD.';
  const sex = SEXES[cell('sex').toUpperCase()];
  if (sex === undefined) return 'sex must be F, M or empty for everybody.';
  const [ageFrom, ageTo] = [ageOf(cell('age_from')), ageOf(cell('age_to'))];
  if (ageFrom === undefined || ageTo === undefined) return 'Ages are whole years, 0 to 130, or empty.';
  if (cell('source') === '') return 'source must name the document the range was taken from.';
  const range: WantedRange = {
    analyte: cell('analyte'),
    sex,
    ageFrom,
    ageTo,
    validFrom,
    unit: unitOf(cell, analytes),
    low: orNull(cell('low').replace(',', '.')),
    high: orNull(cell('high').replace(',', '.')),
    source: cell('source'),
  };
  return rangeFault(range, analytes) ?? range;
}

const SEXES: Readonly<Record<string, 'F' | 'M' | null>> = { '': null, F: 'F', M: 'M' };

/** Null where nobody said; undefined where it is no age. */
function ageOf(text: string): number | null | undefined {
  if (text === '') return null;
  return AGE.test(text) && Number(text) <= 130 ? Number(text) : undefined;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Further lines are held against this one too. */
function take(step: ImportStep, known: ReferenceRange[]): void {
  if (step.effect === 'same') return;
  const at = known.findIndex(({ id }) => id === step.replaces);
  const replaced = known[at];
  if (replaced !== undefined) known[at] = { ...replaced, validTo: dayBefore(step.range.validFrom) };
  const { source: _source, ...range } = step.range;
  known.push({ ...range, id: lineName(step.line), validTo: null });
}

/** How a range is called that a line of the same file begins. */
export function lineName(line: number): string {
  return `line ${line}`;
}

/** The last day of a range that another replaces from a day on. */
export function dayBefore(day: CalendarDay): CalendarDay {
  return addDays(day, -1);
}

function isForTheSame(a: ReferenceRange, b: WantedRange): boolean {
  return a.analyte === b.analyte && a.sex === b.sex && a.ageFrom === b.ageFrom && a.ageTo === b.ageTo;
}

function hasSameLimits(a: ReferenceRange, b: WantedRange): boolean {
  return a.low === b.low && a.high === b.high && a.unit === b.unit;
}
