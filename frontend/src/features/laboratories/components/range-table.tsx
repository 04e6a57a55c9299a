import { unitText } from '@lutetia/shared/forms/unit-text';
import type { LaboratoriesView, ReferenceRangeView } from '@lutetia/shared/contract/views/laboratories';
import { limitsWords } from '@lutetia/shared/laboratory/limits';
import { text } from '@lutetia/shared/study/words';
import { Button } from '@mantine/core';
import { TableHead } from '../../../components/table-head.js';
import { Tag } from '../../../components/tag.js';
import { useWords } from '../../../i18n/use-words.js';
import { isCurrent, rangeOf, validityOf } from '../range-words.js';

/** What can be done with a range that holds. */
export interface RangeActs {
  readonly replace: (range: ReferenceRangeView) => void;
  readonly end: (range: ReferenceRangeView) => void;
}

interface RangeTableProps {
  readonly ranges: readonly ReferenceRangeView[];
  readonly analytes: LaboratoriesView['analytes'];
  readonly today: string;
  /** Null for those who only read. */
  readonly acts: RangeActs | null;
}

const COLUMNS = ['analyte', 'who', 'range', 'validity', 'source'] as const;

/** Ranges by analyte; the name of each stands once. */
export function RangeTable({ ranges, analytes, today, acts }: RangeTableProps) {
  const t = useWords('laboratories');
  const nameOf = (code: string): string => text(analytes.find((one) => one.code === code)?.name ?? code);
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={t('ranges')}>
      <table className="tb lr-table">
        <TableHead
          columns={acts === null ? COLUMNS : [...COLUMNS, 'acts']}
          title={(column) => t(`column.${column}`)}
          className={(column) => (column === 'acts' ? 'r' : undefined)}
        />
        <tbody>
          {ranges.map((range, index) => (
            <RangeRow
              key={range.id}
              range={range}
              name={nameOf(range.analyte)}
              isNamedAbove={ranges[index - 1]?.analyte === range.analyte}
              today={today}
              acts={acts}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RangeRowProps extends Pick<RangeTableProps, 'today' | 'acts'> {
  readonly range: ReferenceRangeView;
  /** Of its analyte. */
  readonly name: string;
  readonly isNamedAbove: boolean;
}

function RangeRow({ range, name, isNamedAbove, today, acts }: RangeRowProps) {
  const t = useWords('laboratories');
  return (
    <tr className={isCurrent(range, today) ? undefined : 'lr-former'}>
      <td className="m">{isNamedAbove ? <span className="sr">{name}</span> : name}</td>
      <td>{rangeOf(range, t)}</td>
      <td className="num nw">
        {limitsWords(range)} {range.unit !== null && <span className="mut">{unitText(range.unit)}</span>}
      </td>
      <td className="nw">{validityOf(range, t)}</td>
      <td className="sec">
        {range.source} {range.assumed && <Tag>{t('assumed')}</Tag>}
      </td>
      {acts !== null && (
        <td className="nw r">
          {range.validTo === null &&
            (['replace', 'end'] as const).map((act) => (
              <Button
                key={act}
                size="compact-xs"
                variant="subtle"
                aria-label={t(`${act}Of`, { analyte: name, who: rangeOf(range, t) })}
                onClick={() => acts[act](range)}
              >
                {t(act)}
              </Button>
            ))}
        </td>
      )}
    </tr>
  );
}
