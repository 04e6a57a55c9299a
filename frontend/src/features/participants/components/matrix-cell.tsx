import type { MatrixColumn } from '@lutetia/shared/schedule/columns';
import type { MatrixCellView } from '@lutetia/shared/contract/views/participants';
import { memo } from 'react';
import { FlagIcon, shownFlags, StateIcon, stateLabel } from '../../../components/state-icon.js';
import type { Words } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';
import { visitIn, type MatrixCell } from '../matrix-model.js';

interface MatrixCellProps {
  readonly cell: MatrixCell;
  readonly column: MatrixColumn;
  /** The visits that share this cell; null where it is one or none. */
  readonly instances: readonly MatrixCellView[] | null;
  readonly participantId: string;
  readonly row: number;
  readonly at: number;
  readonly isEarliest: boolean;
  /** First column under its head. */
  readonly isStart: boolean;
  readonly isInTabOrder: boolean;
  readonly today: string;
  readonly words: Words;
}

/** One visit of one participant. What it does lies with the grid: thousands of these come and go while scrolling. */
export const Cell = memo(function Cell(props: MatrixCellProps) {
  const { cell, column, instances, participantId, row, at, isInTabOrder, today, words } = props;
  const visit = visitIn(cell);
  return (
    <span
      className={cellClass(props)}
      role="gridcell"
      aria-colindex={at + 3}
      aria-label={
        instances === null
          ? cellLabel(cell, column, today, words)
          : severalLabel(instances, column, today, words)
      }
      tabIndex={isInTabOrder ? 0 : -1}
      data-cell={`${row}/${at}`}
      data-visit={visit?.visitId}
      data-participant={participantId}
    >
      {visit !== null && (
        <span className="mx-mark">
          <StateIcon state={visit.state} silent />
          {visit.flags.length > 0 &&
            shownFlags(visit.flags).map((flag, order) => (
              <FlagIcon
                key={flag}
                flag={flag}
                silent
                className={order === 0 ? 'mx-badge' : 'mx-badge mx-badge-2'}
              />
            ))}
          {instances !== null && <span className="mx-count num">{instances.length}</span>}
        </span>
      )}
      {cell === 'not-in-plan' && <StateIcon state="not-applicable" silent />}
    </span>
  );
});

function cellClass({ cell, isEarliest, isStart }: MatrixCellProps): string {
  const state = visitIn(cell)?.state;
  let names = 'mx-cell';
  if (isStart) names += ' mx-start';
  if (state === 'overdue') names += ' mx-late';
  else if (isEarliest && state !== undefined && state !== 'not-due') names += ' mx-now';
  return names;
}

/** "Cycle 3 dose, due, shifted, Tue 25 Jun". */
function cellLabel(cell: MatrixCell, column: MatrixColumn, today: string, words: Words): string {
  if (cell === 'later') return `${column.name}, ${words('emptyCell')}`;
  if (cell === 'not-in-plan') return stateLabel(column.name, 'not-applicable', [], words);
  const label = stateLabel(column.name, cell.state, cell.flags, words);
  return cell.on === null ? label : `${label}, ${dayText(cell.on, today)}`;
}

/** "Unscheduled visit 1, complete, Tue 25 Jun; Unscheduled visit 2, due, Fri 5 Jul". */
function severalLabel(
  instances: readonly MatrixCellView[],
  column: MatrixColumn,
  today: string,
  words: Words,
): string {
  return instances
    .map((cell, index) => cellLabel(cell, { ...column, name: `${column.name} ${index + 1}` }, today, words))
    .join('; ');
}
