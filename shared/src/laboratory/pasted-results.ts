import type { CompiledForm } from '../forms/compiled.js';
import type { ItemDefinition } from '../forms/definition.js';
import { readValue } from '../forms/read-value.js';
import { resultText } from '../forms/typed-number.js';
import type { ItemValue } from '../forms/value.js';
import { itemNamed, unitNamed } from './names-on-reports.js';
import { mayPartThousands, type DecimalSign } from './thousands.js';

/** A line of a form that results can be pasted into, in the order of the page. */
export interface PasteTarget {
  readonly item: ItemDefinition;
  /** The unit that stands on the line; null where it has none. */
  readonly unit: string | null;
  /** Marked as not done or the like: nothing goes there, and it keeps its place. */
  readonly isMarked: boolean;
}

export interface PastedResult {
  /** Counted from 1, as the lines were copied. */
  readonly line: number;
  readonly item: ItemDefinition;
  readonly value: ItemValue;
}

/** Why nothing is taken of a line. */
export type PasteFault =
  | { readonly kind: 'number' | 'ambiguous' | 'analyte' | 'unit' | 'twice' | 'marked' | 'beyond' | 'columns' }
  /** What the item cannot hold, in words. */
  | { readonly kind: 'refused'; readonly sentence: string };

export interface UnreadLine {
  readonly line: number;
  /** As it was copied, its cells apart. */
  readonly text: string;
  readonly fault: PasteFault;
}

export interface PasteReading {
  readonly results: readonly PastedResult[];
  readonly unread: readonly UnreadLine[];
}

/** Where a paste begins, and how its reader writes numbers. */
export interface PastePlace {
  readonly form: CompiledForm;
  readonly targets: readonly PasteTarget[];
  /** Code of the item pasted into. */
  readonly from: string;
  /** Sign before the decimals where the reader lives: the other one before three digits may part thousands. */
  readonly decimalSign: DecimalSign;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

type Placed = PastedResult | UnreadLine;

const MOST_LINES = 200;
/** A number and what may be a unit after it. */
const NUMBER_AND_UNIT = /^[<>≤≥=\s]*\d[^\p{Letter}]*[\p{Letter}%]/u;

/** Spaces, also those that do not break, as thousands are parted in French: `42 000`. */
const SPACED = /^([<>≤≥=\s]*)([1-9]\d{0,2}(?:[ \u00A0\u2009\u202F]\d{3})+)(?=$|[.,])/u;

/**
 * Where copied cells go. One column of numbers, also with their units beside them, fills the lines from that one on in
 * order: a blank cell leaves its line as it is. A unit may stand in the cell of its number. Where a first column names analytes they go to theirs, wherever they
 * stand. A line that cannot be read is told, keeps its place and gives nothing.
 */
export function readPastedResults(text: string, place: PastePlace): PasteReading {
  const rows = rowsOf(text);
  const said = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const isByName = said.some(({ cells }) => cells.length > 1 && isName(cells[0] ?? ''));
  const placed = isByName
    ? said.map((row) => byName(row, place))
    : inOrder(rows, place).filter((one) => one !== null);
  const results = placed.filter((one) => 'item' in one);
  const times = new Map<string, number>();
  for (const { item } of results) times.set(item.code, (times.get(item.code) ?? 0) + 1);
  const isTwice = ({ item }: PastedResult): boolean => (times.get(item.code) ?? 0) > 1;
  const doubled = results.filter(isTwice).map(({ line }): UnreadLine => {
    return unread(said.find((row) => row.line === line) ?? { line, cells: [] }, { kind: 'twice' });
  });
  return {
    results: results.filter((result) => !isTwice(result)),
    unread: [...placed.filter((one) => 'fault' in one), ...doubled].sort((a, b) => a.line - b.line),
  };
}

function byName(row: Row, { form, targets, decimalSign }: PastePlace): Placed {
  const [name = '', number = '', unit = '', ...more] = row.cells;
  if (more.some((cell) => cell !== '')) return unread(row, { kind: 'columns' });
  const item = itemNamed(
    targets.map((target) => target.item),
    name,
  );
  const target = targets.find((one) => one.item === item);
  if (target === undefined) return unread(row, { kind: 'analyte' });
  return resultAt(form, target, row, { number, unit, decimalSign });
}

function inOrder(rows: readonly Row[], { form, targets, from, decimalSign }: PastePlace): (Placed | null)[] {
  const first = Math.max(
    0,
    targets.findIndex(({ item }) => item.code === from),
  );
  return rows.map((row, index) => {
    const [number = '', unit = '', ...more] = row.cells;
    if (number === '' && unit === '') return null;
    if (more.some((cell) => cell !== '')) return unread(row, { kind: 'columns' });
    const target = targets[first + index];
    return target === undefined
      ? unread(row, { kind: 'beyond' })
      : resultAt(form, target, row, { number, unit, decimalSign });
  });
}

interface Said {
  readonly number: string;
  readonly unit: string;
  readonly decimalSign: DecimalSign;
}

function resultAt(form: CompiledForm, target: PasteTarget, row: Row, said: Said): Placed {
  const compiled = form.items.get(target.item.code);
  if (target.isMarked || compiled === undefined) return unread(row, { kind: 'marked' });
  const units = target.item.units ?? [];
  const inOneCell = said.unit === '' ? apart(said.number, units) : null;
  const { number, unit: name } = inOneCell ?? said;
  const v = numberIn(number);
  if (v === null) return unread(row, { kind: NUMBER_AND_UNIT.test(number) ? 'unit' : 'number' });
  if (mayPartThousands(number, said.decimalSign === ',' ? '.' : ','))
    return unread(row, { kind: 'ambiguous' });
  const unit = name === '' ? target.unit : unitNamed(units, name);
  if (name !== '' && unit === null) return unread(row, { kind: 'unit' });
  const reading = readValue(compiled, { v, ...(unit === null ? {} : { unit }) }, null);
  return reading.ok
    ? { line: row.line, item: target.item, value: reading.value }
    : unread(row, { kind: 'refused', sentence: reading.message });
}

/** A number and one of the units that stand in one cell, `6,1 10*9/L`; null where there are not just these two. */
function apart(
  cell: string,
  units: readonly string[],
): { readonly number: string; readonly unit: string } | null {
  for (let end = cell.length - 1; end > 0; end -= 1) {
    const [number, unit] = [cell.slice(0, end).trim(), cell.slice(end).trim()];
    if (unit !== '' && unitNamed(units, unit) !== null && numberIn(number) !== null) return { number, unit };
  }
  return null;
}

function numberIn(cell: string): string | null {
  return resultText(
    cell.replace(SPACED, (_, sign: string, digits: string) => sign + digits.replace(/\D/gu, '')),
  );
}

function unread({ line, cells }: Row, fault: PasteFault): UnreadLine {
  return { line, text: cells.join(' ').trim(), fault };
}

/** The lines as they were copied; blank ones at the end are none. */
function rowsOf(text: string): readonly Row[] {
  return text
    .trimEnd()
    .split(/\r\n|\n|\r/u, MOST_LINES)
    .map((line, index) => ({ line: index + 1, cells: line.split('\t').map((cell) => cell.trim()) }));
}

function isName(cell: string): boolean {
  return numberIn(cell) === null && /\p{Letter}/u.test(cell) && !NUMBER_AND_UNIT.test(cell);
}
