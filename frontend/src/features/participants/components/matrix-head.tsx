import type { MatrixColumn } from '@lutetia/shared/schedule/columns';
import { memo } from 'react';
import { useWords, type Words } from '../../../i18n/use-words.js';
import type { ColumnGroup } from '../matrix-model.js';

interface MatrixHeadProps {
  readonly columns: readonly MatrixColumn[];
  readonly groups: readonly ColumnGroup[];
}

/** Two lines: epochs and cycles, then each visit with its offset and window. */
export const MatrixHead = memo(function MatrixHead({ columns, groups }: MatrixHeadProps) {
  const t = useWords('participants');
  const starts = new Set(groups.map(({ from }) => from));
  return (
    <div className="mx-head" role="rowgroup">
      <div className="mx-groups" role="row" aria-rowindex={1}>
        <span className="mx-who" role="columnheader" aria-colindex={1}>
          {t('participant')}
        </span>
        <span className="mx-next" role="columnheader" aria-colindex={2}>
          {t('next')}
        </span>
        {groups.map(({ name, from, length }) => (
          <span
            key={from}
            role="columnheader"
            aria-colindex={from + 3}
            aria-colspan={length}
            className="mx-group"
            style={{ '--mx-length': length } as React.CSSProperties}
          >
            <span className="mx-group-name">{name}</span>
          </span>
        ))}
      </div>
      <div className="mx-visits" role="row" aria-rowindex={2}>
        <span className="mx-who" role="presentation" />
        <span className="mx-next" role="presentation" />
        {columns.map((column, index) => (
          <span
            key={`${column.code}/${column.cycle}/${column.repetition}`}
            role="columnheader"
            aria-colindex={index + 3}
            aria-label={whenOf(column, t)}
            title={
              column.assumed === null
                ? whenOf(column, t)
                : `${whenOf(column, t)}: ${t('assumed', { reason: column.assumed })}`
            }
            className={starts.has(index) ? 'mx-visit mx-start' : 'mx-visit'}
          >
            <b>
              {column.shortName}
              {column.assumed !== null && <sup>*</sup>}
            </b>
            <span>{column.earlierTimings.length > 0 ? t('byVersion') : column.timingShort}</span>
          </span>
        ))}
      </div>
    </div>
  );
});

/** `Cycle 2 dose, +56 d ±7; under an earlier version +42 d ±7`. */
function whenOf({ name, timing, earlierTimings }: MatrixColumn, t: Words): string {
  const earlier = earlierTimings.map((other) => t('earlierTiming', { timing: other }));
  return [`${name}, ${timing}`, ...earlier].join('; ');
}
