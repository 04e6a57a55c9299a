/** One line of a file with its place, blank ones left out. */
export interface CsvLine {
  /** The first line of the file is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma or semicolon separated text as spreadsheets write it (RFC 4180): quoted cells may hold separators, doubled
 * quotes and line breaks; a byte order mark is passed over. The separator is the one the first line has more of.
 */
export function parseCsv(text: string): readonly CsvLine[] {
  const source = text.replace(/^\uFEFF/u, '');
  const head = source.split(/\r?\n/u, 1)[0] ?? '';
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const lines: CsvLine[] = [];
  let [cells, cell, isQuoted, line, begun]: [string[], string, boolean, number, number] = [
    [],
    '',
    false,
    1,
    1,
  ];
  const end = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== ''))
      lines.push({ line: begun, cells: cells.map((one) => one.trim()) });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === '\n') line += 1;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      end();
      begun = line;
    } else if (sign !== '\r') cell += sign;
  }
  end();
  return lines;
}
