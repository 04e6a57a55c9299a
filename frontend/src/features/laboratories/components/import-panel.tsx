import { IMPORT_COLUMNS } from '@lutetia/shared/laboratory/range-import';
import type { RangeImportView } from '@lutetia/shared/contract/views/laboratories';
import { limitsWords } from '@lutetia/shared/laboratory/companion-words';
import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { TableHead } from '../../../components/table-head.js';
import { unitWords } from '../../../forms/value-words.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { ApiProblem } from '../../../lib/api.js';
import { dayWithYear } from '../../../lib/dates.js';
import { useImportRanges, type LaboratoryPlace } from '../api/change-laboratories.js';
import { ActDialog } from './act-dialog.js';
import { rangeOf } from '../range-words.js';

interface ImportPanelProps {
  readonly place: LaboratoryPlace;
  readonly onClose: () => void;
}

/** A file of ranges: first what it would do, or every fault of it; then taken whole. */
export function ImportPanel({ place, onClose }: ImportPanelProps) {
  const t = useWords('laboratories');
  const run = useImportRanges(place);
  const [csv, setCsv] = useState<string | null>(null);
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const text = await file.text();
    setCsv(text);
    run.mutate({ csv: text, preview: true });
  };
  const take = (): void => {
    if (csv === null) return;
    run.mutate(
      { csv, preview: false },
      {
        onSuccess: () => {
          announce(t('import.done'));
          onClose();
        },
      },
    );
  };
  const steps = run.data?.preview === true ? run.data.steps : null;
  const news = steps?.filter(({ effect }) => effect !== 'same').length ?? 0;
  return (
    <ActDialog title={t('import.title')} onClose={onClose}>
      <div className="lr-act">
        <p className="sec">
          {t('import.lead')} <code>{IMPORT_COLUMNS.join(',')}</code>
        </p>
        {run.isError && <ImportFaults problem={run.error} />}
        {steps !== null && <ImportSteps steps={steps} />}
        <div className="filters">
          {steps !== null && news > 0 && (
            <Button size="sm" onClick={take} disabled={run.isPending}>
              {t('import.take', { count: news })}
            </Button>
          )}
          <FileButton onChange={(file) => void choose(file)} accept=".csv,text/csv,text/plain">
            {(props) => (
              <Button size="sm" variant="default" {...props} disabled={run.isPending}>
                {t(csv === null ? 'import.choose' : 'import.another')}
              </Button>
            )}
          </FileButton>
          <Button size="sm" variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </ActDialog>
  );
}

/** Every fault with its line; nothing was taken. */
function ImportFaults({ problem }: { readonly problem: unknown }) {
  const t = useWords('laboratories');
  const errors = problem instanceof ApiProblem ? (problem.view?.errors ?? []) : [];
  return (
    <>
      <ProblemNotice problem={problem} what={t('import.refused')} />
      {errors.length > 0 && (
        <ul className="lr-faults">
          {errors.map(({ path, message }) => (
            <li key={`${path}${message}`}>
              <span className="m">{path}</span> {message}
            </li>
          ))}
        </ul>
      )}
    </>
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
                {range.unit !== null && <span className="mut">{unitWords(range.unit)}</span>}
              </td>
              <td className="nw">{dayWithYear(range.validFrom)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
