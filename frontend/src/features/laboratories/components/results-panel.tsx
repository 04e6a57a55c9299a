import { unitText } from '@lutetia/shared/forms/unit-text';
import type { ResultImportView } from '@lutetia/shared/contract/views/laboratories';
import { MORE_RESULT_COLUMNS, RESULT_COLUMNS } from '@lutetia/shared/laboratory/result-rows';
import { Link } from '@tanstack/react-router';
import { ParticipantLink } from '../../../components/participant-link.js';
import { TableHead } from '../../../components/table-head.js';
import { writtenText } from '../../../forms/values.js';
import { inWords } from '../../../forms/words.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { dayWithYear } from '../../../lib/dates.js';
import { useImportResults } from '../api/change-laboratories.js';
import { FileAct } from './file-act.js';

interface ResultsPanelProps {
  readonly study: string;
  readonly site: string;
  readonly onClose: () => void;
}

/** A file of results of a site: which form gets which values, then entered whole, with the way to each form. */
export function ResultsPanel({ study, site, onClose }: ResultsPanelProps) {
  const t = useWords('laboratories');
  const run = useImportResults(study, site);
  const { data } = run;
  const results = data?.forms.flatMap((form) => form.results) ?? [];
  const news = results.filter(({ effect }) => effect === 'enters').length;
  const isDone = data?.preview === false;
  return (
    <FileAct
      words="results"
      columns={[...RESULT_COLUMNS, ...MORE_RESULT_COLUMNS].join(',')}
      run={run}
      news={data?.preview === true ? news : null}
      isDone={isDone}
      onTaken={() => announce(t('results.done'))}
      onClose={onClose}
    >
      {isDone && <p className="m">{t('results.done')}</p>}
      {data?.preview === true && news === 0 && <p className="m">{t('results.nothing')}</p>}
      {data !== undefined && <ResultForms study={study} forms={data.forms} />}
    </FileAct>
  );
}

const COLUMNS = ['line', 'participant', 'form', 'day', 'result', 'value', 'effect'] as const;

interface ResultFormsProps extends Pick<ResultImportView, 'forms'> {
  readonly study: string;
}

function ResultForms({ study, forms }: ResultFormsProps) {
  const t = useWords('laboratories');
  return (
    <div className="list-scroll lr-steps" tabIndex={0} role="region" aria-label={t('results.preview')}>
      <table className="tb">
        <TableHead columns={COLUMNS} title={(column) => t(`results.column.${column}`)} />
        <tbody>
          {forms.flatMap(({ id, participantId, number, name, visit, day, results }) =>
            results.map(({ line, label, value, effect }) => (
              <tr key={line}>
                <td className="num">{line}</td>
                <td className="nw">
                  <ParticipantLink study={study} id={participantId} number={number} />
                </td>
                <td>
                  <Link
                    to="/$study/participants/$participantId/forms/$formId"
                    params={{ study, participantId, formId: id }}
                  >
                    {[visit, name].filter((part) => part !== null).join(', ')}
                  </Link>
                </td>
                <td className="nw">{dayWithYear(day)}</td>
                <td>{inWords(label)}</td>
                <td className="num nw">
                  {writtenText(value)}{' '}
                  {'v' in value && value.unit !== undefined && (
                    <span className="mut">{unitText(value.unit)}</span>
                  )}
                </td>
                <td className={effect === 'same' ? 'mut nw' : 'm nw'}>{t(`results.effect.${effect}`)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
