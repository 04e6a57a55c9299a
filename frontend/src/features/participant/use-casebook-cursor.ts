import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useShortcuts } from '../../lib/shortcuts.js';
import type { CasebookMatrix } from './casebook-matrix.js';
import { earliestOpen, placeAfter, type CasebookPlace } from './casebook-place.js';

/**
 * One cell of the casebook is in the tab order, at first the earliest open, which is in sight; keys move it, Enter opens
 * its form. E reaches that cell from anywhere on the page, as the hint under the casebook says.
 *
 * @param isWhole - whether all visits are shown; when that changes, the cell is brought into sight
 */
export function useCasebookCursor(
  matrix: CasebookMatrix,
  isWhole: boolean,
  onOpen: (form: ScheduleFormView | null) => void,
) {
  const grid = useRef<HTMLTableElement>(null);
  const [chosen, setPlace] = useState<CasebookPlace | null>(null);
  const earliest = earliestOpen(matrix);
  const place = chosen ?? earliest;
  const here = {
    row: Math.min(place.row, matrix.rows.length - 1),
    column: Math.min(place.column, matrix.columns.length - 1),
  };
  useEffect(() => {
    const cell = grid.current?.querySelector<HTMLElement>('[tabindex="0"]');
    const around = grid.current?.parentElement;
    if (cell != null && around != null) around.scrollLeft = cell.offsetLeft - around.clientWidth / 2;
  }, [isWhole]);
  const go = (next: CasebookPlace): void => {
    setPlace(next);
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}/${next.column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useShortcuts({ e: () => go(earliest) });
  const onKeyDown = (event: KeyboardEvent): void => {
    const hasModifier = event.ctrlKey || event.altKey || event.metaKey;
    const next = hasModifier ? null : placeAfter(event.key, here, matrix, earliest);
    if (next !== null) go(next);
    else if (event.key === 'Enter') onOpen(matrix.rows[here.row]?.cells[here.column] ?? null);
    else return;
    event.preventDefault();
  };
  return { grid, here, setPlace, onKeyDown };
}
