import type { EnrolmentLogRowView } from '@lutetia/shared/contract/views/calendar';
import { csvText } from '../../lib/csv.js';

/** A part of the log; the parts overlap: who was randomised was included. */
export const LOG_PARTS = ['screened', 'in-screening', 'included', 'not-included', 'randomised'] as const;
export type LogPart = (typeof LOG_PARTS)[number];

export function rowsOf(rows: readonly EnrolmentLogRowView[], part: LogPart): readonly EnrolmentLogRowView[] {
  if (part === 'screened') return rows;
  if (part === 'randomised') return rows.filter(({ randomisedOn }) => randomisedOn !== null);
  return rows.filter(({ outcome }) => outcome === part);
}

/** Those not included whom nobody has screened again yet. */
export function rescreenable(rows: readonly EnrolmentLogRowView[]): readonly EnrolmentLogRowView[] {
  const again = new Set(rows.flatMap(({ rescreens }) => (rescreens === null ? [] : [rescreens.id])));
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
        row.transferred?.to ?? row.notIncludedReason,
        row.randomisedOn,
        row.arm,
        row.rescreens?.number,
      ].map((text) => text ?? ''),
    ),
  );
}

/** The day somebody was included or not, or went to another site; null in screening. */
export function decidedOn(row: EnrolmentLogRowView): string | null {
  const { outcome, includedOn, notIncludedOn, transferred } = row;
  if (transferred !== null) return transferred.on;
  return outcome === 'included' ? includedOn : notIncludedOn;
}
