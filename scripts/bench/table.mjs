/**
 * @typedef {object} BenchLine
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {number | null} beside
 * @property {number | null} ratio
 * @property {string | null} bound
 * @property {boolean | null} within
 */

const HEADS = ['name', 'value', 'unit', 'beside', 'ratio', 'bound', 'within'];

/**
 * @param {BenchLine[]} lines
 * @returns {string} a table for people; words to the left, figures to the right
 */
export function benchTable(lines) {
  const rows = [HEADS, ...lines.map(cells)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => pad(cell, column, widths[column] ?? 0)).join('  '))
    .join('\n');
}

/** @param {BenchLine} line */
function cells({ name, value, unit, beside, ratio, bound, within }) {
  const verdict = within === null ? '' : within ? 'yes' : 'NO';
  return [
    name,
    figure(value),
    unit,
    figure(beside),
    ratio === null ? '' : ratio.toFixed(2),
    bound ?? '',
    verdict,
  ];
}

/** @param {number | null} value */
function figure(value) {
  if (value === null) return '';
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)));
}

/**
 * @param {string} cell
 * @param {number} column
 * @param {number} width
 */
function pad(cell, column, width) {
  const isFigure = column === 1 || column === 3 || column === 4;
  return isFigure ? cell.padStart(width) : cell.padEnd(width);
}
