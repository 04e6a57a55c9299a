import type { LoggedDeviationView } from '@lutetia/shared/contract/views/deviations';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ParticipantLink } from '../../../components/participant-link.js';
import { TableHead } from '../../../components/table-head.js';
import { Tag } from '../../../components/tag.js';
import { AcknowledgePanel } from '../../../forms/deviations/acknowledge-panel.js';
import { Acknowledgement } from '../../../forms/deviations/acknowledgement.js';
import { useNextToAcknowledge } from '../../../forms/deviations/use-next-to-acknowledge.js';
import { isWaiting } from '../../../forms/deviations/waiting.js';
import { useWords } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';
import { useMay } from '../../../lib/session.js';
import { useSiteZones } from '../../../lib/study.js';

interface DeviationTableProps {
  readonly study: string;
  readonly rows: readonly LoggedDeviationView[];
  readonly today: string;
}

const COLUMNS = ['participant', 'day', 'what', 'visit', 'kind', 'acknowledged'] as const;

/** Deviations line by line, acknowledged by keys or by their buttons. */
export function DeviationTable({ study, rows, today }: DeviationTableProps) {
  const t = useWords('deviations');
  const zoneOf = useSiteZones(study);
  const mayAcknowledge = useMay(study, 'deviation.acknowledge');
  const [open, setOpen] = useState<LoggedDeviationView | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useNextToAcknowledge(list, mayAcknowledge);
  return (
    <div ref={list} className="list-scroll" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="tb">
        <TableHead
          columns={COLUMNS}
          title={(column) => t(`column.${column}`)}
          className={(column) => (column === 'kind' ? 'dv-kind' : undefined)}
        />
        <tbody>
          {rows.map((row) => (
            <DeviationRow
              key={row.id}
              study={study}
              row={row}
              today={today}
              timeZone={zoneOf(row.site)}
              onAcknowledge={mayAcknowledge ? () => setOpen(row) : null}
            />
          ))}
        </tbody>
      </table>
      {mayAcknowledge && rows.some(isWaiting) && <KeysFoot />}
      {open !== null && (
        <AcknowledgePanel
          study={study}
          participantId={open.participantId}
          number={open.number}
          deviation={rows.find(({ id }) => id === open.id) ?? open}
          timeZone={zoneOf(open.site)}
          today={today}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

interface DeviationRowProps extends Pick<DeviationTableProps, 'study' | 'today'> {
  readonly row: LoggedDeviationView;
  /** Of the site. */
  readonly timeZone: string;
  /** Null for who may not. */
  readonly onAcknowledge: (() => void) | null;
}

/** Whose, when, what and of which kind, and who has seen it. */
function DeviationRow({ study, row, today, timeZone, onAcknowledge }: DeviationRowProps) {
  const t = useWords('deviations');
  return (
    <tr>
      <td>
        <ParticipantLink study={study} id={row.participantId} number={row.number} />
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
      <td className="sec nw dv-kind">{t(`kinds.${row.kind}`)}</td>
      <td>
        <Acknowledgement
          deviation={row}
          timeZone={timeZone}
          number={row.number}
          onAcknowledge={onAcknowledge}
        />
      </td>
    </tr>
  );
}

function KeysFoot() {
  const t = useWords('deviations');
  return (
    <p className="foot dv-keys">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {t('acknowledge.keyMove')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('acknowledge.keyOpen')}
      </span>
    </p>
  );
}
