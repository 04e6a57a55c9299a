import type { CasebookMatrix } from './casebook-matrix.js';

/** A cell of the casebook, counted from 0. */
export interface CasebookPlace {
  readonly row: number;
  readonly column: number;
}

/** The first form still open in the column of the next visit. */
export function earliestOpen(matrix: CasebookMatrix): CasebookPlace {
  const row = matrix.rows.findIndex((candidate) => {
    const form = candidate.cells[matrix.openColumn] ?? null;
    return form !== null && form.state !== 'complete';
  });
  return { row: Math.max(0, row), column: matrix.openColumn };
}

/** Where a key leads; null for keys that move nothing. */
export function placeAfter(
  key: string,
  here: CasebookPlace,
  matrix: CasebookMatrix,
  earliest: CasebookPlace,
): CasebookPlace | null {
  const [lastRow, lastColumn] = [matrix.rows.length - 1, matrix.columns.length - 1];
  switch (key) {
    case 'ArrowUp':
      return { ...here, row: Math.max(0, here.row - 1) };
    case 'ArrowDown':
      return { ...here, row: Math.min(lastRow, here.row + 1) };
    case 'ArrowLeft':
      return { ...here, column: Math.max(0, here.column - 1) };
    case 'ArrowRight':
      return { ...here, column: Math.min(lastColumn, here.column + 1) };
    case 'Home':
      return { ...here, column: 0 };
    case 'End':
      return { ...here, column: lastColumn };
    case 'e':
    case 'E':
      return earliest;
    default:
      return null;
  }
}
