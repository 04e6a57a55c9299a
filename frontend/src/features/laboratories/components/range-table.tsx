import { unitText } from '@lutetia/shared/forms/unit-text';
import type { LaboratoriesView, ReferenceRangeView } from '@lutetia/shared/contract/views/laboratories';
import { limitsWords } from '@lutetia/shared/laboratory/limits';
import { text } from '@lutetia/shared/study/words';
import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { TableHead } from '../../../components/table-head.js';
import { Tag } from '../../../components/tag.js';
import { useWords } from '../../../i18n/use-words.js';
import { isCurrent, rangeOf, validityOf } from '../range-words.js';

type Act = ((range: ReferenceRangeView) => void) | null;

interface RangeTableProps {
  readonly ranges: readonly ReferenceRangeView[];
  readonly analytes: LaboratoriesView['analytes'];
  readonly today: string;
  /** Null for those who only read. */
  readonly onReplace: Act;
  readonly onEnd: Act;
}

const COLUMNS = ['analyte', 'who', 'range', 'validity', 'source'] as const;

/** Ranges by analyte; the name of each stands once. */
export function RangeTable({ ranges, analytes, today, onReplace, onEnd }: RangeTableProps) {
  const t = useWords('laboratories');
  const mayAct = onReplace !== null || onEnd !== null;
  const nameOf = (code: string): string => text(analytes.find((one) => one.code === code)?.name ?? code);
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={t('ranges')}>
      <table className="tb lr-table">
        <TableHead
          columns={mayAct ? [...COLUMNS, 'acts'] : COLUMNS}
          title={(column) => t(`column.${column}`)}
        />
        <tbody>
          {ranges.map((range, index) => (
            <tr key={range.id} className={isCurrent(range, today) ? undefined : 'lr-former'}>
              <td className="m">
                {ranges[index - 1]?.analyte === range.analyte ? (
                  <span className="sr">{nameOf(range.analyte)}</span>
                ) : (
                  nameOf(range.analyte)
                )}
              </td>
              <td>{rangeOf(range, t)}</td>
              <td className="num nw">
                {limitsWords(range)}{' '}
                {range.unit !== null && <span className="mut">{unitText(range.unit)}</span>}
              </td>
              <td className="nw">{validityOf(range, t)}</td>
              <td className="sec">
                {range.source} {range.assumed && <Tag>{t('assumed')}</Tag>}
              </td>
              {mayAct && (
                <td className="nw r">
                  {range.validTo === null &&
                    [onReplace, onEnd].map((act, place) =>
                      act === null ? null : (
                        <Fragment key={place === 0 ? 'replace' : 'end'}>
                          <Button
                            size="compact-xs"
                            variant="subtle"
                            aria-label={t(place === 0 ? 'replaceOf' : 'endOf', {
                              analyte: nameOf(range.analyte),
                              who: rangeOf(range, t),
                            })}
                            onClick={() => act(range)}
                          >
                            {t(place === 0 ? 'replace' : 'end')}
                          </Button>
                        </Fragment>
                      ),
                    )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
