import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';

const COLUMNS = [
  'at',
  'who',
  'role',
  'recordName',
  'label',
  'oldText',
  'newText',
  'reason',
  'origin',
] as const;

/**
 * The entries as CSV (RFC 4180, with the byte order mark spreadsheets need). Text that a spreadsheet would take for a
 * formula gets an apostrophe.
 *
 * @param heads - the columns' names, in the order of `at, who, role, record, field, old, new, reason, origin`
 */
export function trailCsv(entries: readonly TrailEntryView[], heads: readonly string[]): string {
  const rows = entries.map((entry) => COLUMNS.map((column) => entry[column] ?? ''));
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const isNumber = /^[+-]?\d+([.,]\d+)?$/.test(text);
  const safe = /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
