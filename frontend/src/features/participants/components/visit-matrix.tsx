import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import type { MatrixColumn } from '@lutetia/shared/schedule/columns';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useMemo, useRef, type FocusEvent, type MouseEvent } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { columnGroups, matrixRows, visitIn, type CellPlace } from '../matrix-model.js';
import { byUrgency } from '../row-slots.js';
import { useCellCard } from '../use-cell-card.js';
import { useCellWords } from '../use-cell-words.js';
import { useColumnRange } from '../use-column-range.js';
import { useGridCursor } from '../use-grid-cursor.js';
import { useRowSlots } from '../use-row-slots.js';
import { CellCard } from './cell-card.js';
import { MatrixHead } from './matrix-head.js';
import { MatrixLine } from './matrix-line.js';

const ROW_PX = 34;
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
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => matrixRows(participants, columns), [participants, columns]);
  const groups = useMemo(() => columnGroups(columns), [columns]);
  const starts = useMemo(() => new Set(groups.map(({ from }) => from)), [groups]);
  const words = useCellWords();
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
  const inSight = useDeferredValue(virtualizer.getVirtualItems());
  const card = useCellCard(scroller);
  const open = (place: CellPlace): void => {
    const line = rows[place.row];
    if (line === undefined) return;
    const params = { study, participantId: line.row.id };
    const visit = visitIn(line.cells[place.column]);
    if (visit === null) void navigate({ to: '/$study/participants/$participantId', params });
    else {
      void navigate({
        to: '/$study/participants/$participantId/visits/$visitId',
        params: { ...params, visitId: visit.visitId },
      });
    }
  };
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const place = placeOf(event.target);
    if (place === null) return;
    cursor.setPlace(place);
    card.onFocus(event.target);
  };
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    // with a key held, a number is a link like any other: new tab, new window, download
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const cell =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-visit], a[data-cell]')
        : null;
    const place = cell === null ? null : placeOf(cell);
    if (place === null) return;
    event.preventDefault();
    open(place);
  };
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
  // The line of the cursor stays drawn when it is out of sight: what has the focus keeps it, and Tab finds it.
  const slots = useRowSlots(
    byUrgency(
      inSight.map(({ index }) => index),
      cursor.place.row,
    ),
  );
  const drawn = [...slots].filter(([index]) => rows[index] !== undefined);
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
        onClick={onClick}
        onPointerOver={card.onPointerOver}
        onPointerLeave={card.onPointerLeave}
        onScroll={card.onScroll}
        style={{ '--mx-columns': columns.length } as React.CSSProperties}
      >
        <MatrixHead columns={columns} groups={groups} />
        <div
          className="mx-body"
          role="rowgroup"
          style={{ height: virtualizer.getTotalSize() }}
          // in the order of the rows, whatever places they have
          aria-owns={drawn
            .toSorted(([a], [b]) => a - b)
            .map(([, slot]) => lineId(slot))
            .join(' ')}
        >
          {drawn
            .toSorted(([, a], [, b]) => a - b)
            .map(([index, slot]) => {
              const line = rows[index];
              if (line === undefined) return null;
              return (
                <MatrixLine
                  key={slot}
                  id={lineId(slot)}
                  line={line}
                  columns={columns}
                  starts={starts}
                  range={range}
                  index={index}
                  top={index * ROW_PX}
                  href={`/${study}/participants/${line.row.id}`}
                  today={today}
                  t={t}
                  words={words}
                  focused={cursor.place.row === index ? cursor.place.column : null}
                />
              );
            })}
        </div>
      </div>
      {card.open !== null && (
        <CellCard
          study={study}
          participantId={card.open.participantId}
          visitId={card.open.visitId}
          today={today}
          at={card.open.at}
          onClose={card.close}
          onStay={card.stay}
        />
      )}
    </div>
  );
}

/** Of the line at a place. */
const lineId = (slot: number): string => `mx-line-${slot}`;

/** Row and column of an element of the grid, from `data-cell="row/column"`. */
function placeOf(element: HTMLElement): CellPlace | null {
  const [row, column] = (element.dataset['cell'] ?? '').split('/').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
