import type { MatrixCellView, MatrixColumnView, ParticipantRowView } from '@lutetia/shared/contract/views';
import type { VisitState } from '@lutetia/shared/schedule/types';

export interface MatrixRow {
  readonly row: ParticipantRowView;
  /** One per column; null where nothing is planned. */
  readonly cells: readonly (MatrixCellView | null)[];
  /** Index of the first column that still asks for something; -1 when none does. */
  readonly earliest: number;
}

/** A run of columns under one head. */
export interface ColumnGroup {
  readonly name: string;
  readonly from: number;
  readonly length: number;
}

const ASKING: readonly VisitState[] = ['overdue', 'in-progress', 'due'];

/** Lays each participant's cells under the study's columns. */
export function matrixRows(
  rows: readonly ParticipantRowView[],
  columns: readonly MatrixColumnView[],
): readonly MatrixRow[] {
  const places = new Map(columns.map((column, index) => [columnKey(column), index]));
  return rows.map((row) => {
    const cells = Array.from<MatrixCellView | null>({ length: columns.length }).fill(null);
    for (const cell of row.cells) {
      const place = places.get(columnKey(cell));
      if (place !== undefined) cells[place] = cell;
    }
    return { row, cells, earliest: earliestOpen(cells) };
  });
}

/** Runs of columns with the same head, in order. */
export function columnGroups(columns: readonly MatrixColumnView[]): readonly ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  columns.forEach((column, index) => {
    const last = groups.at(-1);
    const isSame = last !== undefined && columns[index - 1]?.group === column.group;
    if (isSame) groups[groups.length - 1] = { ...last, length: last.length + 1 };
    else groups.push({ name: column.group, from: index, length: 1 });
  });
  return groups;
}

export interface CellPlace {
  readonly row: number;
  /** Index into the columns of visits. */
  readonly column: number;
}

/** The open cell whose day comes first over all rows; what is already asked for goes before what is not due. */
export function earliestPlace(rows: readonly MatrixRow[]): CellPlace | null {
  let best: { readonly place: CellPlace; readonly rank: string } | null = null;
  rows.forEach(({ cells, earliest }, row) => {
    const cell = cells[earliest];
    if (cell === undefined || cell === null) return;
    const rank = `${ASKING.includes(cell.state) ? 0 : 1}${cell.on ?? '9999'}`;
    if (best === null || rank < best.rank) best = { place: { row, column: earliest }, rank };
  });
  return (best as { readonly place: CellPlace } | null)?.place ?? null;
}

/** Whether something of this participant is due, begun or late. */
export function isDueOrLate(row: ParticipantRowView): boolean {
  return row.cells.some(({ state }) => ASKING.includes(state));
}

function earliestOpen(cells: readonly (MatrixCellView | null)[]): number {
  const asking = cells.findIndex((cell) => cell !== null && ASKING.includes(cell.state));
  return asking >= 0 ? asking : cells.findIndex((cell) => cell?.state === 'not-due');
}

const columnKey = (key: {
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
}): string => `${key.code}/${key.cycle}/${key.repetition}`;
