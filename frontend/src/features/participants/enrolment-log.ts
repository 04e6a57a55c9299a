import type { EnrolmentLogRowView } from '@lutetia/shared/contract/views/calendar';
import { csvText } from '../../lib/csv.js';

/** A part of the log; the parts overlap: who was randomised was included. */
export const LOG_PARTS = [
  'all',
  'screened',
  'in-screening',
  'included',
  'not-included',
  'randomised',
  'enrolled-in-error',
] as const;
export type LogPart = (typeof LOG_PARTS)[number];

export function rowsOf(rows: readonly EnrolmentLogRowView[], part: LogPart): readonly EnrolmentLogRowView[] {
  if (part === 'all') return rows;
  if (part === 'screened') return rows.filter(({ outcome }) => outcome !== 'enrolled-in-error');
  if (part === 'randomised') return rows.filter(({ randomisedOn }) => randomisedOn !== null);
  return rows.filter(({ outcome }) => outcome === part);
}

/** The parts to choose from: where no number was given in error, all of them are those screened. */
export function partsOf(rows: readonly EnrolmentLogRowView[]): readonly LogPart[] {
  const isPlain = rowsOf(rows, 'enrolled-in-error').length === 0;
  return isPlain ? LOG_PARTS.filter((part) => part !== 'all' && part !== 'enrolled-in-error') : LOG_PARTS;
}

/** Those not included whom nobody has screened again yet. */
export function rescreenable(rows: readonly EnrolmentLogRowView[]): readonly EnrolmentLogRowView[] {
  const again = new Set(
    rowsOf(rows, 'screened').flatMap(({ rescreens }) => (rescreens === null ? [] : [rescreens.id])),
  );
  return rows.filter(({ outcome, participantId }) => outcome === 'not-included' && !again.has(participantId));
}

export const LOG_COLUMNS = [
  'number',
  'site',
  'screeningOn',
  'consentOn',
  'outcome',
  'decidedOn',
  'reason',
  'randomisedOn',
  'arm',
  'rescreens',
] as const;

const SHOWN_COLUMNS = [
  'number',
  'site',
  'screeningOn',
  'consentOn',
  'outcome',
  'randomisedOn',
  'rescreens',
] as const satisfies readonly (typeof LOG_COLUMNS)[number][];

/** On the screen: most logs have nobody who was screened twice, and need the room for what they have. */
export function shownColumns(
  rows: readonly EnrolmentLogRowView[],
): readonly (typeof SHOWN_COLUMNS)[number][] {
  const hasRescreened = rows.some(({ rescreens }) => rescreens !== null);
  return SHOWN_COLUMNS.filter((column) => column !== 'rescreens' || hasRescreened);
}

/**
 * The log as CSV, days as `YYYY-MM-DD`.
 *
 * @param wordOf - names a column (`column.site`) or an outcome (`outcome.included`)
 */
export function enrolmentCsv(rows: readonly EnrolmentLogRowView[], wordOf: (key: string) => string): string {
  return csvText(
    LOG_COLUMNS.map((column) => wordOf(`column.${column}`)),
    rows.map((row) =>
      [
        row.number,
        row.site,
        row.screeningOn,
        row.consentOn,
        wordOf(`outcome.${row.outcome}`),
        decidedOn(row),
        row.enrolledInError?.reason ?? row.transferred?.to ?? row.notIncludedReason,
        row.randomisedOn,
        row.arm,
        row.rescreens?.number,
      ].map((text) => text ?? ''),
    ),
  );
}

/** The day somebody was included or not, went to another site or was found enrolled in error; null in screening. */
export function decidedOn(row: EnrolmentLogRowView): string | null {
  const { outcome, includedOn, notIncludedOn, transferred, enrolledInError } = row;
  if (enrolledInError !== null) return enrolledInError.on;
  if (transferred !== null) return transferred.on;
  return outcome === 'included' ? includedOn : notIncludedOn;
}
