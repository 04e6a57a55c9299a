import { unitText } from '@lutetia/shared/forms/unit-text';
import { IMPORT_COLUMNS } from '@lutetia/shared/laboratory/range-import';
import type { RangeImportView } from '@lutetia/shared/contract/views/laboratories';
import { limitsWords } from '@lutetia/shared/laboratory/limits';
import { TableHead } from '../../../components/table-head.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { dayWithYear } from '../../../lib/dates.js';
import { useImportRanges, type LaboratoryPlace } from '../api/change-laboratories.js';
import { rangeOf } from '../range-words.js';
import { FileAct } from './file-act.js';

interface ImportPanelProps {
  readonly place: LaboratoryPlace;
  readonly onClose: () => void;
}

/** A file of ranges: first what it would do, then taken whole. */
export function ImportPanel({ place, onClose }: ImportPanelProps) {
  const t = useWords('laboratories');
  const run = useImportRanges(place);
  const steps = run.data?.preview === true ? run.data.steps : null;
  const news = steps?.filter(({ effect }) => effect !== 'same').length ?? null;
  return (
    <FileAct
      words="import"
      columns={IMPORT_COLUMNS.join(',')}
      run={run}
      news={news}
      onTaken={() => {
        announce(t('import.done'));
        onClose();
      }}
      onClose={onClose}
    >
      {steps !== null && <ImportSteps steps={steps} />}
    </FileAct>
  );
}

const COLUMNS = ['line', 'effect', 'analyte', 'who', 'range', 'from'] as const;

function ImportSteps({ steps }: Pick<RangeImportView, 'steps'>) {
  const t = useWords('laboratories');
  return (
    <div className="list-scroll lr-steps" tabIndex={0} role="region" aria-label={t('import.preview')}>
      <table className="tb">
        <TableHead columns={COLUMNS} title={(column) => t(`import.column.${column}`)} />
        <tbody>
          {steps.map(({ line, effect, range }) => (
            <tr key={line}>
              <td className="num">{line}</td>
              <td className={effect === 'same' ? 'mut' : 'm'}>{t(`import.effect.${effect}`)}</td>
              <td>{range.analyte}</td>
              <td>{rangeOf(range, t)}</td>
              <td className="num nw">
                {limitsWords(range)}{' '}
                {range.unit !== null && <span className="mut">{unitText(range.unit)}</span>}
              </td>
              <td className="nw">{dayWithYear(range.validFrom)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
