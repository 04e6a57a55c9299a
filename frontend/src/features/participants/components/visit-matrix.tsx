import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import type { MatrixColumn } from '@lutetia/shared/schedule/columns';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useMemo, useRef, type FocusEvent, type MouseEvent } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { columnGroups, matrixRows, type CellPlace } from '../matrix-model.js';
import { useCellCard } from '../use-cell-card.js';
import { useColumnRange } from '../use-column-range.js';
import { useGridCursor } from '../use-grid-cursor.js';
import { useOpenCell } from '../use-open-cell.js';
import { CellCard } from './cell-card.js';
import { MatrixBody, ROW_PX } from './matrix-body.js';
import { MatrixHead } from './matrix-head.js';

const OVERSCAN = 6;
const COLUMN_PX = 58;

interface VisitMatrixProps {
  readonly study: string;
  readonly columns: readonly MatrixColumn[];
  readonly participants: readonly ParticipantRowView[];
  readonly today: string;
  /** Goes up each time the button asks for the earliest open cell. */
  readonly earliestTurn: number;
}

/** Participants against visits: sticky head and first two columns, one cell in the tab order, rows drawn as seen. */
export function VisitMatrix({ study, columns, participants, today, earliestTurn }: VisitMatrixProps) {
  const t = useWords('participants');
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => matrixRows(participants, columns), [participants, columns]);
  const groups = useMemo(() => columnGroups(columns), [columns]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    // rows and columns that come into sight together are drawn together
    useFlushSync: false,
  });
  // Drawing what came into sight may wait for the next frame; scrolling may not wait for the drawing.
  const range = useDeferredValue(useColumnRange(scroller, columns.length, COLUMN_PX));
  const inSight = useDeferredValue(virtualizer.getVirtualItems()).map(({ index }) => index);
  const card = useCellCard(scroller);
  const open = useOpenCell(study, rows);
  const cursor = useGridCursor({
    rows,
    columns: columns.length,
    scroller,
    scrollToRow: (index) => virtualizer.scrollToIndex(index),
    earliestTurn,
    onOpen: open,
    onCard: card.toggle,
    onLeave: card.close,
  });
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const place = placeOf(event.target);
    if (place === null) return;
    cursor.setPlace(place);
    card.onFocus(event.target);
  };
  return (
    <div className="mx-frame">
      <div
        ref={scroller}
        className="mx"
        role="grid"
        aria-label={t('matrixLabel')}
        aria-rowcount={rows.length + 2}
        aria-colcount={columns.length + 2}
        onKeyDown={cursor.onKeyDown}
        onFocus={onFocus}
        onClick={(event) => openClicked(event, open)}
        onPointerOver={card.onPointerOver}
        onPointerLeave={card.onPointerLeave}
        onScroll={card.onScroll}
        style={{ '--mx-columns': columns.length } as React.CSSProperties}
      >
        <MatrixHead columns={columns} groups={groups} />
        <MatrixBody
          study={study}
          rows={rows}
          columns={columns}
          groups={groups}
          range={range}
          inSight={inSight}
          height={virtualizer.getTotalSize()}
          cursor={cursor.place}
          today={today}
        />
      </div>
      {card.open !== null && (
        <CellCard study={study} card={card.open} today={today} onClose={card.close} onStay={card.stay} />
      )}
    </div>
  );
}

/** Opens the cell that was clicked. With a key held, a number is a link like any other: new tab, window, download. */
function openClicked(event: MouseEvent<HTMLElement>, open: (place: CellPlace) => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (!(event.target instanceof Element)) return;
  const cell = event.target.closest<HTMLElement>('[data-visit], a[data-cell]');
  const place = cell === null ? null : placeOf(cell);
  if (place === null) return;
  event.preventDefault();
  open(place);
}

/** Row and column of an element of the grid, from `data-cell="row/column"`. */
function placeOf(element: HTMLElement): CellPlace | null {
  const [row, column] = (element.dataset['cell'] ?? '').split('/').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
