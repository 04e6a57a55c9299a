/**
 * A table as CSV (RFC 4180, with the byte order mark spreadsheets need), every cell in quotes. Text that a spreadsheet
 * would take for a formula gets an apostrophe, also where one that separates by semicolons or tabs begins a cell.
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

/** What begins a formula, also in fullwidth forms, where a cell begins. */
const FORMULA = /(^|[;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠]|\t|\r)/gu;

function cell(text: string): string {
  const isNumber = /^[+-]?\d+([.,]\d+)?$/.test(text);
  const safe = isNumber ? text : text.replaceAll(FORMULA, "$1'");
  return `"${safe.replaceAll('"', '""')}"`;
}
