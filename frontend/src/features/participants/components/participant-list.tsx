import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { ParticipantLink } from '../../../components/participant-link.js';
import { TableHead } from '../../../components/table-head.js';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';
import { NextWords } from './next-words.js';

interface ParticipantListProps {
  readonly study: string;
  readonly rows: readonly ParticipantRowView[];
  readonly today: string;
}

const COLUMNS = ['number', 'sexAndBirth', 'arm', 'status', 'site', 'next'] as const;

export function ParticipantList({ study, rows, today }: ParticipantListProps) {
  const t = useWords('participants');
  return (
    <div className="pl" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="tb">
        <TableHead columns={COLUMNS} title={(column) => t(`column.${column}`)} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <ParticipantLink study={study} id={row.id} number={row.number} />
              </td>
              <td className="sec num">
                {[row.sex === null ? null : t(`sex.${row.sex}`), row.yearOfBirth]
                  .filter((part) => part !== null)
                  .join(', ')}
              </td>
              <td>
                {row.armName ?? <span className="mut">{t(mayGetArm(row) ? 'noArmYet' : 'noArm')}</span>}
              </td>
              <td className="sec">{t(`status.${row.status}`)}</td>
              <td className="sec num">{row.site}</td>
              <td>
                <span className="pl-next">
                  {row.next !== null && <StateIcon state={row.next.state} size={14} />}
                  <NextWords row={row} today={today} t={t} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether an arm may still be allocated: not to those who left before it. */
function mayGetArm({ status }: ParticipantRowView): boolean {
  return ['screening', 'included', 'on-treatment', 'assessment'].includes(status);
}
