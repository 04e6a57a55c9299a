import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useShortcuts } from '../../lib/shortcuts.js';
import { earliestPlace, type CellPlace, type MatrixRow } from './matrix-model.js';

interface GridCursorOptions {
  readonly rows: readonly MatrixRow[];
  readonly columns: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly scrollToRow: (index: number) => void;
  readonly earliestTurn: number;
  readonly onOpen: (place: CellPlace) => void;
  readonly onCard: (cell: HTMLElement) => void;
  readonly onLeave: () => void;
}

/** Room kept beside a cell that is scrolled to, so that its neighbours show. */
const MARGIN_PX = 96;

/** One cell of the grid is in the tab order; arrows move it. Column -1 is the participant's number. */
export function useGridCursor(options: GridCursorOptions) {
  const { rows, columns, scroller, scrollToRow, earliestTurn, onOpen, onCard, onLeave } = options;
  const [place, setPlace] = useState<CellPlace>(() => earliestPlace(rows) ?? { row: 0, column: -1 });
  const wanted = useRef<CellPlace | null>(null);

  const focusCell = (target: CellPlace): boolean => {
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${target.row}/${target.column}"]`);
    if (cell === null || cell === undefined) return false;
    cell.focus({ preventScroll: true });
    return true;
  };
  const moveTo = (next: CellPlace): void => {
    setPlace(next);
    onLeave();
    scrollToRow(next.row);
    revealColumn(scroller.current, next.column);
    wanted.current = focusCell(next) ? null : next;
  };
  const goEarliest = (): void => {
    const earliest = earliestPlace(rows);
    if (earliest !== null) moveTo(earliest);
  };

  // A row that was out of sight is drawn after the scroll; the focus follows when it is there.
  useEffect(() => {
    if (wanted.current !== null && focusCell(wanted.current)) wanted.current = null;
  });
  useWhereTheWorkIs(earliestTurn, (isOpening) => {
    const first = earliestPlace(rows);
    if (first === null) return;
    if (!isOpening) moveTo(first);
    else {
      scrollToRow(first.row);
      revealColumn(scroller.current, first.column);
    }
  });
  useShortcuts({ e: goEarliest });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const cell =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]') : null;
    if (cell === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && place.column >= 0) onOpen(place);
    else if (event.key === ' ' && place.column >= 0) onCard(cell);
    else {
      const next = neighbour(place, event.key, rows.length, columns);
      if (next === null) return;
      moveTo(next);
    }
    event.preventDefault();
  };
  const isInside = place.row < rows.length;
  return { place: isInside ? place : { row: 0, column: -1 }, setPlace, onKeyDown };
}

/** The page opens where the work is, without taking the focus; afterwards it goes there only when asked. */
function useWhereTheWorkIs(turn: number, go: (isOpening: boolean) => void): void {
  const handled = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (handled.current === turn) return;
    const isOpening = handled.current === null;
    handled.current = turn;
    go(isOpening);
  });
}

function neighbour({ row, column }: CellPlace, key: string, rows: number, columns: number): CellPlace | null {
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, -1) };
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, columns - 1) };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'ArrowDown':
      return { row: Math.min(row + 1, rows - 1), column };
    case 'PageUp':
      return { row: Math.max(row - 10, 0), column };
    case 'PageDown':
      return { row: Math.min(row + 10, rows - 1), column };
    case 'Home':
      return { row, column: -1 };
    case 'End':
      return { row, column: columns - 1 };
    default:
      return null;
  }
}

/** Scrolls sideways until the column is clear of the sticky ones. */
function revealColumn(scroller: HTMLElement | null, column: number): void {
  if (scroller === null) return;
  const heads = [...scroller.querySelectorAll<HTMLElement>('.mx-visit')];
  const head = heads[column];
  if (head === undefined) {
    scroller.scrollLeft = 0;
    return;
  }
  const sticky = stickyWidth(scroller);
  const clear = head.offsetLeft - sticky - MARGIN_PX;
  const end = head.offsetLeft + head.offsetWidth + MARGIN_PX - scroller.clientWidth;
  if (scroller.scrollLeft > clear) scroller.scrollLeft = Math.max(clear, 0);
  else if (scroller.scrollLeft < end) {
    // No column is left half under the sticky ones.
    const whole = heads.map(({ offsetLeft }) => offsetLeft - sticky).find((left) => left >= end) ?? end;
    scroller.scrollLeft = Math.min(whole, clear);
  }
}

function stickyWidth(scroller: HTMLElement): number {
  const [who, next] = ['.mx-visits .mx-who', '.mx-visits .mx-next'].map((name) =>
    scroller.querySelector<HTMLElement>(name),
  );
  return (who?.offsetWidth ?? 0) + (next?.offsetWidth ?? 0);
}
