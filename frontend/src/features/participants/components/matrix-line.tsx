import type { MatrixCellView, MatrixColumnView } from '@lutetia/shared/contract/views';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { FlagIcon, shownFlags, StateIcon, stateLabel } from '../../../components/state-icon.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';
import type { CellPlace, MatrixRow } from '../matrix-model.js';
import { NextWords } from './next-words.js';

interface MatrixLineProps {
  readonly line: MatrixRow;
  readonly columns: readonly MatrixColumnView[];
  readonly starts: ReadonlySet<number>;
  readonly index: number;
  readonly top: number;
  readonly study: string;
  readonly today: string;
  /** Column that is in the tab order, -1 for the number; null when it is in another row. */
  readonly focused: number | null;
  readonly onFocus: (place: CellPlace) => void;
  readonly onOpen: (place: CellPlace) => void;
}

/** One participant; drawn again only when its own data or its place in the tab order change. */
export const MatrixLine = memo(
  function MatrixLine(props: MatrixLineProps) {
    const { line, columns, index, top, study, today, focused, onFocus } = props;
    const t = useWords('participants');
    const { row } = line;
    return (
      <div
        className={focused === null ? 'mx-line' : 'mx-line mx-line-current'}
        role="row"
        aria-rowindex={index + 3}
        style={{ transform: `translateY(${top}px)` }}
      >
        <span className="mx-who" role="rowheader" aria-colindex={1}>
          <Link
            to="/$study/participants/$participantId"
            params={{ study, participantId: row.id }}
            className="pid"
            tabIndex={focused === -1 ? 0 : -1}
            data-cell={`${index}/-1`}
            onFocus={() => onFocus({ row: index, column: -1 })}
          >
            {row.number}
          </Link>
          <span className="mx-arm">{row.armName ?? t(`status.${row.status}`)}</span>
        </span>
        <span className="mx-next" role="gridcell" aria-colindex={2}>
          <NextWords next={row.next} today={today} />
        </span>
        {columns.map((column, at) => (
          <Cell
            key={`${column.code}/${column.cycle}/${column.repetition}`}
            {...props}
            column={column}
            at={at}
            t={t}
          />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.line === after.line &&
    before.columns === after.columns &&
    before.index === after.index &&
    before.top === after.top &&
    before.today === after.today &&
    before.focused === after.focused,
);

interface CellProps extends MatrixLineProps {
  readonly column: MatrixColumnView;
  readonly at: number;
  readonly t: Words;
}

function Cell({ line, column, at, index, starts, today, focused, onFocus, onOpen, t }: CellProps) {
  const cell = line.cells[at] ?? null;
  const place = { row: index, column: at };
  return (
    <span
      className={cellClass(cell, at === line.earliest, starts.has(at))}
      role="gridcell"
      aria-colindex={at + 3}
      aria-label={cellLabel(cell, column, today, t)}
      tabIndex={focused === at ? 0 : -1}
      data-cell={`${index}/${at}`}
      data-visit={cell?.visitId}
      data-participant={line.row.id}
      onFocus={() => onFocus(place)}
      onClick={() => (cell === null ? undefined : onOpen(place))}
    >
      {cell !== null && (
        <span className="mx-mark">
          <StateIcon state={cell.state} silent />
          {shownFlags(cell.flags).map((flag, order) => (
            <FlagIcon
              key={flag}
              flag={flag}
              silent
              className={order === 0 ? 'mx-badge' : 'mx-badge mx-badge-2'}
            />
          ))}
        </span>
      )}
    </span>
  );
}

function cellClass(cell: MatrixCellView | null, isEarliest: boolean, isStart: boolean): string {
  const names = ['mx-cell'];
  if (isStart) names.push('mx-start');
  if (cell?.state === 'overdue') names.push('mx-late');
  else if (isEarliest && cell !== null && cell.state !== 'not-due') names.push('mx-now');
  return names.join(' ');
}

/** "Cycle 3 dose, due, shifted, Tue 25 Jun". */
function cellLabel(cell: MatrixCellView | null, column: MatrixColumnView, today: string, t: Words): string {
  if (cell === null) return `${column.name}, ${t('emptyCell')}`;
  const label = stateLabel(column.name, cell.state, cell.flags, t);
  return cell.on === null ? label : `${label}, ${dayText(cell.on, today)}`;
}
