import type { ProtocolPart, ProtocolVisit, StudyProtocol } from '@lutetia/shared/study/protocol-types';
import { useMemo } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { activitiesGrid, type Asked, type GridColumn, type GridRow } from '../activities-grid.js';

const SIGN: Readonly<Record<Asked, string>> = { always: '×', sometimes: '(×)', optional: '○' };

/** The schedule of activities as protocols print it: visits across, forms down. On narrow screens the lines do its work. */
export function ActivitiesTable({ protocol }: { readonly protocol: StudyProtocol }) {
  const t = useWords('study');
  const { columns, rows } = useMemo(() => activitiesGrid(protocol), [protocol]);
  return (
    <div className="study-section study-grid">
      <h2 className="h2">{t('grid.title')}</h2>
      <div className="list-scroll" tabIndex={0} role="region" aria-label={t('grid.title')}>
        <table className="soa">
          <GridHead parts={protocol.parts} columns={columns} />
          <tbody>
            {rows.map((row) => (
              <FormRow key={row.form} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      <SignsFoot />
    </div>
  );
}

interface GridHeadProps {
  readonly parts: readonly ProtocolPart[];
  readonly columns: readonly GridColumn[];
}

/** The parts of the study, and under each its visits. */
function GridHead({ parts, columns }: GridHeadProps) {
  const t = useWords('study');
  return (
    <thead>
      <tr>
        <td />
        {parts.map((part) => (
          <th key={part.key} scope="colgroup" colSpan={part.visits.length} className="soa-part">
            <span className="soa-name">{part.shortName}</span>
            {part.when !== null && <span className="soa-when">{part.when}</span>}
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col" className="soa-form">
          {t('grid.form')}
        </th>
        {columns.map((column) => (
          <VisitHead key={column.key} column={column} parts={parts} />
        ))}
      </tr>
    </thead>
  );
}

interface FormRowProps extends Pick<GridHeadProps, 'columns'> {
  readonly row: GridRow;
}

/** A form, and at which visits it is asked. */
function FormRow({ row, columns }: FormRowProps) {
  const t = useWords('study');
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.cells.map((asked, index) => (
        <td
          key={columns[index]?.key}
          className={isStart(columns, index) ? 'soa-start' : undefined}
          title={asked === 'sometimes' ? t('grid.sometimes') : undefined}
        >
          {asked !== null && (
            <>
              <span aria-hidden="true">{SIGN[asked]}</span>
              <span className="sr">{t(`grid.${asked}`)}</span>
            </>
          )}
        </td>
      ))}
    </tr>
  );
}

/** What the signs mean. */
function SignsFoot() {
  const t = useWords('study');
  return (
    <p className="foot">
      <span>× {t('grid.always')}</span>
      <span>(×) {t('grid.sometimes')}</span>
      <span>○ {t('grid.optional')}</span>
      <span>{t('grid.assumed')}</span>
      <span>{t('grid.hint')}</span>
    </p>
  );
}

interface VisitHeadProps {
  readonly column: GridColumn;
  readonly parts: readonly ProtocolPart[];
}

function VisitHead({ column: { key, part, visit }, parts }: VisitHeadProps) {
  const t = useWords('study');
  const isFirst = parts.find((one) => one.key === part)?.visits[0] === visit;
  const isAssumed = visit.timings.some(({ assumed }) => assumed !== null);
  const partName = parts.find((one) => one.key === part)?.name ?? '';
  const [first, next] = visit.timings;
  return (
    <th scope="col" className={isFirst ? 'soa-visit soa-start' : 'soa-visit'}>
      <a href={`#${key}`} title={headTitle(visit)}>
        {visit.shortName}
        {isAssumed && <sup aria-hidden="true">*</sup>}
        <span className="sr">
          {t(isAssumed ? 'grid.jumpAssumed' : 'grid.jump', { visit: visit.name, part: partName })}
        </span>
      </a>
      <span className={first?.shortOffset == null ? 'soa-words' : undefined}>
        {first?.shortOffset ?? t('grid.asNeeded')}
      </span>
      <span>
        {next === undefined ? (first?.shortWindow ?? ' ') : t('grid.next', { offset: next.shortOffset })}
      </span>
    </th>
  );
}

function headTitle({ name, timings }: ProtocolVisit): string {
  return [name, ...timings.map(({ words }) => words)].join(', ');
}

function isStart(columns: readonly GridColumn[], index: number): boolean {
  return index > 0 && columns[index]?.part !== columns[index - 1]?.part;
}
