import type { LoggedDeviationView } from '@lutetia/shared/contract/views/deviations';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../../components/tag.js';
import { useWords } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';

interface DeviationTableProps {
  readonly study: string;
  readonly rows: readonly LoggedDeviationView[];
  readonly today: string;
}

const COLUMNS = ['participant', 'day', 'what', 'visit', 'kind'] as const;

export function DeviationTable({ study, rows, today }: DeviationTableProps) {
  const t = useWords('deviations');
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="tb">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link
                  to="/$study/participants/$participantId"
                  params={{ study, participantId: row.participantId }}
                  className="pid"
                >
                  {row.number}
                </Link>
              </td>
              <td className="nw num">{row.on === null ? '' : dayText(row.on, today)}</td>
              <td>
                {row.sentence} {row.important && <Tag tone="amber">{t('important')}</Tag>}{' '}
                {row.state === 'withdrawn' && <Tag>{t('withdrawn')}</Tag>}
              </td>
              <td className="nw">
                {row.visitId !== null && (
                  <Link
                    to="/$study/participants/$participantId/visits/$visitId"
                    params={{ study, participantId: row.participantId, visitId: row.visitId }}
                    className="link"
                  >
                    {row.visitName ?? t('visit')}
                  </Link>
                )}
              </td>
              <td className="sec nw">{t(`kinds.${row.kind}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
