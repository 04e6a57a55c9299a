/**
 * A table as CSV (RFC 4180, with the byte order mark spreadsheets need). Text that a spreadsheet would take for a
 * formula gets an apostrophe.
 *
 * @param heads - the columns' names
 * @param rows - each with a cell for every column
 */
export function csvText(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Hands a CSV to the browser as a file. */
export function downloadCsv(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function cell(text: string): string {
  const isNumber = /^[+-]?\d+([.,]\d+)?$/.test(text);
  const safe = /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
