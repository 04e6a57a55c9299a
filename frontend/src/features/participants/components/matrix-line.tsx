import type { MatrixColumn } from '@lutetia/shared/schedule/columns';
import { memo } from 'react';
import type { Words } from '../../../i18n/use-words.js';
import { armOrStatus, type ColumnRange, type MatrixRow } from '../matrix-model.js';
import { Cell } from './matrix-cell.js';
import { NextWords } from './next-words.js';

interface MatrixLineProps {
  readonly id: string;
  readonly line: MatrixRow;
  readonly columns: readonly MatrixColumn[];
  readonly starts: ReadonlySet<number>;
  /** The columns in sight; the others are only room. */
  readonly range: ColumnRange;
  readonly index: number;
  readonly top: number;
  /** Address of the participant's page. */
  readonly href: string;
  readonly today: string;
  readonly t: Words;
  readonly words: Words;
  /** Column that is in the tab order, -1 for the number; null when it is in another row. */
  readonly focused: number | null;
}

/** One participant; drawn again only when its own data, the columns in sight or its place in the tab order change. */
export const MatrixLine = memo(function MatrixLine(props: MatrixLineProps) {
  const { id, line, columns, starts, range, index, top, href, today, t, words, focused } = props;
  const { row } = line;
  return (
    <div
      id={id}
      className={focused === null ? 'mx-line' : 'mx-line mx-line-current'}
      role="row"
      aria-rowindex={index + 3}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span className="mx-who" role="rowheader" aria-colindex={1}>
        <a href={href} className="pid" tabIndex={focused === -1 ? 0 : -1} data-cell={`${index}/-1`}>
          {row.number}
        </a>
        <span className="mx-arm">{armOrStatus(row, t)}</span>
      </span>
      <span className="mx-next" role="gridcell" aria-colindex={2}>
        <NextWords row={row} today={today} t={t} />
      </span>
      <span
        className="mx-room"
        role="presentation"
        style={{ '--mx-length': range.from } as React.CSSProperties}
      />
      {columns.slice(range.from, range.to).map((column, offset) => {
        const at = range.from + offset;
        return (
          <Cell
            key={at}
            cell={line.cells[at] ?? 'later'}
            column={column}
            instances={line.gathered.get(at) ?? null}
            participantId={row.id}
            row={index}
            at={at}
            isEarliest={at === line.earliest}
            isStart={starts.has(at)}
            isInTabOrder={focused === at}
            today={today}
            words={words}
          />
        );
      })}
      <span
        className="mx-room"
        role="presentation"
        style={{ '--mx-length': columns.length - range.to } as React.CSSProperties}
      />
    </div>
  );
});
