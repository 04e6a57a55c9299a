/** True of text that was copied from more than one cell of a spreadsheet. */
export function isOfCells(text: string): boolean {
  return /[\t\n\r]/u.test(text.trim());
}
