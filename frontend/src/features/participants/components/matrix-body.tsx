import type { MatrixColumn } from '@lutetia/shared/schedule/columns';
import { useMemo } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import type { CellPlace, ColumnGroup, ColumnRange, MatrixRow } from '../matrix-model.js';
import { byUrgency } from '../row-slots.js';
import { useCellWords } from '../use-cell-words.js';
import { useRowSlots } from '../use-row-slots.js';
import { MatrixLine } from './matrix-line.js';

/** Height of a line. */
export const ROW_PX = 34;

interface MatrixBodyProps {
  readonly study: string;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly groups: readonly ColumnGroup[];
  /** The columns in sight. */
  readonly range: ColumnRange;
  /** The rows in sight. */
  readonly inSight: readonly number[];
  /** Of all rows, drawn or not. */
  readonly height: number;
  readonly cursor: CellPlace;
  readonly today: string;
}

/** The lines in sight. That of the cursor stays drawn out of sight: what has the focus keeps it, and Tab finds it. */
export function MatrixBody(props: MatrixBodyProps) {
  const { study, rows, columns, groups, range, inSight, height, cursor, today } = props;
  const t = useWords('participants');
  const words = useCellWords();
  const starts = useMemo(() => new Set(groups.map(({ from }) => from)), [groups]);
  const slots = useRowSlots(byUrgency(inSight, cursor.row));
  const drawn = [...slots].flatMap(([index, slot]) => {
    const line = rows[index];
    return line === undefined ? [] : [{ index, slot, line }];
  });
  return (
    <div
      className="mx-body"
      role="rowgroup"
      style={{ height }}
      // in the order of the rows, whatever places they have
      aria-owns={drawn
        .toSorted((a, b) => a.index - b.index)
        .map(({ slot }) => lineId(slot))
        .join(' ')}
    >
      {drawn
        .toSorted((a, b) => a.slot - b.slot)
        .map(({ index, slot, line }) => (
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
            focused={cursor.row === index ? cursor.column : null}
          />
        ))}
    </div>
  );
}

/** Of the line at a place. */
const lineId = (slot: number): string => `mx-line-${slot}`;
