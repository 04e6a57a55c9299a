import type { MatrixCellView, ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import type { MatrixColumn } from '@lutetia/shared/schedule/columns';
import type { VisitState } from '@lutetia/shared/schedule/types';
import type { Words } from '../../i18n/use-words.js';

/** What stands under a column: a visit, a later turn of a repeated visit, or nothing in this participant's plan. */
export type MatrixCell = MatrixCellView | 'later' | 'not-in-plan';

export interface MatrixRow {
  readonly row: ParticipantRowView;
  /** One per column. */
  readonly cells: readonly MatrixCell[];
  /** By the index of a column that gathers: its visits in their order, where there are several. */
  readonly gathered: ReadonlyMap<number, readonly MatrixCellView[]>;
  /** Index of the first column that still asks for something; -1 when none does. */
  readonly earliest: number;
}

/** Columns from `from` up to and without `to`. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** A run of columns under one head. */
export interface ColumnGroup {
  readonly name: string;
  readonly from: number;
  readonly length: number;
}

const ASKING: readonly VisitState[] = ['overdue', 'in-progress', 'due'];

/** Under the number: the arm, before there is one the status; of the dead that they died, first. */
export function armOrStatus(
  { armName, status }: Pick<ParticipantRowView, 'armName' | 'status'>,
  t: Words,
): string {
  const words = t(`status.${status}`);
  if (armName === null) return words;
  return status === 'dead' ? `${words} · ${armName}` : armName;
}

/** Lays each participant's cells under the study's columns. */
export function matrixRows(
  rows: readonly ParticipantRowView[],
  columns: readonly MatrixColumn[],
): readonly MatrixRow[] {
  const places = new Map(columns.map((column, index) => [columnKey(column), index]));
  const gathering = columns.flatMap((column, index) => (column.gathers ? [{ column, index }] : []));
  return rows.map((row) => {
    const visits = new Set(row.cells.map(visitKey));
    const cells = columns.map((column): MatrixCell =>
      visits.has(visitKey(column)) ? 'later' : 'not-in-plan',
    );
    for (const cell of row.cells) {
      const place = places.get(columnKey(cell));
      if (place !== undefined) cells[place] = cell;
    }
    const gathered = new Map<number, readonly MatrixCellView[]>();
    for (const { column, index } of gathering) {
      const instances = row.cells.filter((cell) => visitKey(cell) === visitKey(column));
      cells[index] = mostAsking(instances) ?? 'later';
      if (instances.length > 1) gathered.set(index, instances);
    }
    return { row, cells, gathered, earliest: earliestOpen(cells) };
  });
}

/** Runs of columns with the same head, in order. */
export function columnGroups(columns: readonly MatrixColumn[]): readonly ColumnGroup[] {
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
    if (cell === undefined || typeof cell === 'string') return;
    const rank = `${ASKING.includes(cell.state) ? 0 : 1}${cell.on ?? '9999'}`;
    if (best === null || rank < best.rank) best = { place: { row, column: earliest }, rank };
  });
  return (best as { readonly place: CellPlace } | null)?.place ?? null;
}

/** Whether something of this participant is due, begun or late. */
export function isDueOrLate(row: ParticipantRowView): boolean {
  return row.cells.some(({ state }) => ASKING.includes(state));
}

/** The visit under a column, where there is one. */
export function visitIn(cell: MatrixCell | undefined): MatrixCellView | null {
  return cell === undefined || typeof cell === 'string' ? null : cell;
}

/** The visit that stands for several: the first that asks for something, else the last. */
function mostAsking(visits: readonly MatrixCellView[]): MatrixCellView | null {
  return visits.find(({ state }) => ASKING.includes(state)) ?? visits.at(-1) ?? null;
}

function earliestOpen(cells: readonly MatrixCell[]): number {
  const stateOf = (cell: MatrixCell): VisitState | undefined => visitIn(cell)?.state;
  const asking = cells.findIndex((cell) => ASKING.some((state) => state === stateOf(cell)));
  return asking >= 0 ? asking : cells.findIndex((cell) => stateOf(cell) === 'not-due');
}

/** A visit of the protocol whatever its turn: the plan holds the next turns only. */
const visitKey = (key: { readonly code: string; readonly cycle: number }): string =>
  `${key.code}/${key.cycle}`;

const columnKey = (key: {
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
}): string => `${key.code}/${key.cycle}/${key.repetition}`;
