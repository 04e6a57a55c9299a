import type { MatrixColumnView, ParticipantRowView } from '@lutetia/shared/contract/views';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { columnGroups, matrixRows } from '../matrix-model.js';
import { useCellCard } from '../use-cell-card.js';
import { useGridCursor } from '../use-grid-cursor.js';
import { CellCard } from './cell-card.js';
import { MatrixHead } from './matrix-head.js';
import { MatrixLine } from './matrix-line.js';

const ROW_PX = 34;
const OVERSCAN = 8;

interface VisitMatrixProps {
  readonly study: string;
  readonly columns: readonly MatrixColumnView[];
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
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const card = useCellCard(scroller);
  const open = (place: { readonly row: number; readonly column: number }): void => {
    const line = rows[place.row];
    if (line === undefined) return;
    const params = { study, participantId: line.row.id };
    const visitId = line.cells[place.column]?.visitId;
    if (visitId === undefined) void navigate({ to: '/$study/participants/$participantId', params });
    else {
      void navigate({
        to: '/$study/participants/$participantId/visits/$visitId',
        params: { ...params, visitId },
      });
    }
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
        onPointerOver={card.onPointerOver}
        onPointerLeave={card.onPointerLeave}
        onScroll={card.onScroll}
        style={{ '--mx-columns': columns.length } as React.CSSProperties}
      >
        <MatrixHead columns={columns} groups={groups} />
        <div className="mx-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const line = rows[item.index];
            if (line === undefined) return null;
            return (
              <MatrixLine
                key={line.row.id}
                line={line}
                columns={columns}
                starts={starts}
                index={item.index}
                top={item.start}
                study={study}
                today={today}
                focused={cursor.place.row === item.index ? cursor.place.column : null}
                onFocus={cursor.setPlace}
                onOpen={open}
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
