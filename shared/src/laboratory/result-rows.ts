import { isRecordable, parseCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { resultText } from '../forms/typed-number.js';
import { readTable, type ImportFault } from './csv.js';
import { doubtfulIn, doubtSentence } from './thousands.js';

/** One result of a file: whose, of which day, and what. */
export interface ResultRow {
  /** Counted as a person counts lines; the first one has the names of the columns. */
  readonly line: number;
  /** Number of the participant. */
  readonly participant: string;
  /** The day of the sample. */
  readonly day: CalendarDay;
  /** The time of the sample, `08:40`; null where the file does not say. */
  readonly time: string | null;
  readonly analyte: string;
  /** As forms keep it: a point before the decimals, `<0.5` beyond what was measured. */
  readonly value: string;
  /** As the file writes it; '' where it says none. */
  readonly unit: string;
  /** Null where the file does not say. */
  readonly laboratory: string | null;
}

export type RowsReading =
  | { readonly ok: true; readonly rows: readonly ResultRow[] }
  /** With the lines that can be read all the same, so that what is wrong with them is told at once too. */
  | { readonly ok: false; readonly faults: readonly ImportFault[]; readonly rows: readonly ResultRow[] };

export const RESULT_COLUMNS = ['participant', 'day', 'analyte', 'value', 'unit'] as const;
/** Columns a file may have besides. */
export const MORE_RESULT_COLUMNS = ['time', 'laboratory'] as const;
type Column = (typeof RESULT_COLUMNS)[number] | (typeof MORE_RESULT_COLUMNS)[number];

const MOST_PARTICIPANTS = 100;
const TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d$/u;

/** Reads a file of results; every fault at once, each with its line. */
export function readResultRows(text: string): RowsReading {
  const table = readTable(text, RESULT_COLUMNS);
  if (!table.ok) return { ...table, rows: [] };
  const rows: ResultRow[] = [];
  const faults: ImportFault[] = [];
  const values = table.rows.map(({ cell }) => cell('value'));
  const isDoubtful = doubtfulIn(values, table.decimalSign);
  for (const { line, cell, fault } of table.rows) {
    const row = fault ?? (isDoubtful(cell('value')) ? doubtSentence(cell('value')) : readRow(line, cell));
    if (typeof row === 'string') faults.push({ line, message: row });
    else rows.push(row);
  }
  if (new Set(rows.map(({ participant }) => participant)).size > MOST_PARTICIPANTS)
    return refused(`The file is of more than ${MOST_PARTICIPANTS} participants.`);
  return faults.length > 0 ? { ok: false, faults, rows } : { ok: true, rows };
}

function readRow(line: number, cell: (column: Column) => string): ResultRow | string {
  const [participant, analyte, time] = [cell('participant'), cell('analyte'), cell('time')];
  if (participant === '') return 'participant must hold the number of one.';
  if (analyte === '') return 'analyte must hold the code or the name of one.';
  const day = parseCalendarDay(cell('day'));
  if (day === null || !isRecordable(day))
    return `“${cell('day')}” is no day: day must be the day of the sample, YYYY-MM-DD.`;
  if (time !== '' && !TIME.test(time)) return 'time must be that of the sample, HH:MM, or empty.';
  const value = resultText(cell('value'));
  if (value === null) return `“${cell('value')}” is no result: a number, or one such as <0.5.`;
  const laboratory = cell('laboratory');
  return {
    line,
    participant,
    day,
    time: time === '' ? null : time.padStart(5, '0'),
    analyte,
    value,
    unit: cell('unit'),
    laboratory: laboratory === '' ? null : laboratory,
  };
}

function refused(message: string): RowsReading {
  return { ok: false, faults: [{ line: 1, message }], rows: [] };
}
