import type { DecimalSign } from './thousands.js';

/** What is wrong with one line of a file. */
export interface ImportFault {
  readonly line: number;
  readonly message: string;
}

/** One line under the names of the columns, blank ones left out. */
export interface TableRow {
  /** Counted as a person counts lines; the first one has the names of the columns. */
  readonly line: number;
  /** What stands under a column, without the blanks around it; '' where the file has no such column. */
  readonly cell: (column: string) => string;
  /** Why nothing can be read of the line; null where it is whole. */
  readonly fault: string | null;
}

export type TableReading =
  | {
      readonly ok: true;
      readonly rows: readonly TableRow[];
      /** Sign before decimals as spreadsheets write it beside this separator: a comma beside semicolons. */
      readonly decimalSign: DecimalSign;
    }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

const MOST_LINES = 2000;

/**
 * Reads a file of separated values as spreadsheets write it (RFC 4180): commas or semicolons, whichever the first line has
 * more of; quoted cells may hold separators, doubled quotes and line breaks; a byte order mark is passed over.
 *
 * Nothing is guessed: a line with more or fewer cells than there are columns, such as one with a decimal comma, has a fault;
 * a file with a column given twice, or a quotation mark that is not closed or stands inside a cell, is none at all.
 *
 * @param columns - those it must have, in any order
 */
export function readTable(text: string, columns: readonly string[]): TableReading {
  const lines = linesOf(text);
  if ('message' in lines) return { ok: false, faults: [lines] };
  const [head, ...rows] = lines;
  const names = head?.cells ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    return refused(`The first line must name the columns; missing: ${missing.join(', ')}.`);
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) return refused(`The first line names the column ${twice} twice.`);
  if (rows.length === 0) return refused('The file has no line under the names of its columns.');
  if (rows.length > MOST_LINES) return refused(`The file has more than ${MOST_LINES} lines.`);
  const decimalSign = separatorOf(text) === ';' ? ',' : '.';
  return { ok: true, rows: rows.map((row) => tableRow(names, row)), decimalSign };
}

function tableRow(names: readonly string[], { line, cells }: CsvLine): TableRow {
  return { line, cell: (column) => cells[names.indexOf(column)] ?? '', fault: cellsFault(names, cells) };
}

function cellsFault(names: readonly string[], cells: readonly string[]): string | null {
  if (cells.length !== names.length)
    return `The line has ${cells.length} cells, the first line names ${names.length} columns. A cell with a comma or semicolon of its own stands in quotation marks.`;
  const unnamed = cells.find((cell, at) => cell !== '' && names[at] === '');
  return unnamed === undefined ? null : `“${unnamed}” stands under no name of a column.`;
}

function linesOf(text: string): readonly CsvLine[] | ImportFault {
  const source = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const separator = separatorOf(source);
  const reader = new RegExp(
    `[^\\S\\n]*"([^"]*(?:""[^"]*)*)"[^\\S\\n]*(?=[${separator}\\n]|$)|([^"${separator}\\n]*)(?=[${separator}\\n]|$)`,
    'yu',
  );
  const lines: CsvLine[] = [];
  let [cells, line, begun]: [string[], number, number] = [[], 1, 1];
  for (let at = 0; at <= source.length; at = reader.lastIndex + 1) {
    reader.lastIndex = at;
    const found = reader.exec(source);
    if (found === null) return { line, message: quotesFault(source.slice(at), separator) };
    cells.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim());
    line += found[0].split('\n').length - 1;
    if (source.charAt(reader.lastIndex) === separator) continue;
    if (cells.some((cell) => cell !== '')) lines.push({ line: begun, cells });
    line += 1;
    [cells, begun] = [[], line];
  }
  return lines;
}

/** What stands between the cells: whichever of the two the first line has more of. */
function separatorOf(text: string): ',' | ';' {
  const head = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  return head.split(';').length > head.split(',').length ? ';' : ',';
}

/** Why no cell could be read where `rest` begins. */
function quotesFault(rest: string, separator: string): string {
  const isQuoted = rest.trimStart().startsWith('"');
  if (isQuoted && !/^\s*"[^"]*(?:""[^"]*)*"(?!")/u.test(rest))
    return 'A quotation mark that opens a cell is not closed.';
  const what = isQuoted ? 'follows the quotation mark that closes a cell' : 'stands before a quotation mark';
  return `Text ${what}: a cell is in quotation marks from its “${separator}” to the next, with each of its own doubled.`;
}

function refused(message: string): TableReading {
  return { ok: false, faults: [{ line: 1, message }] };
}
