import type { SecurityEventView } from '@lutetia/shared/contract/views/people';
import { Button } from '@mantine/core';
import { EmailText } from '../../components/email-text.js';
import { TableHead } from '../../components/table-head.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords, type Words } from '../../i18n/use-words.js';
import { instantText } from '../../lib/dates.js';
import { useStudyName } from '../../lib/study.js';
import { useSecurityLog } from './api/read-security-log.js';
import { roleWords } from './role-words.js';
import './security-log.css';

const COLUMNS = ['at', 'what', 'who', 'by', 'address'] as const;

/** How the log names the person at the server's own keyboard. */
const COMMAND_LINE = 'command line';

/** Who came in, who was refused, who changed who may do what. */
export function SecurityLogPage() {
  const t = useWords('security-log');
  const log = useSecurityLog();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const events = log.data?.pages.flatMap(({ items }) => items);
  return (
    <main className="list-page" id="content">
      <div className="list-head">
        <h1 className="h1">{t('title')}</h1>
        <span className="mut">{t('lead')}</span>
      </div>
      {log.isPending && <SkeletonRows rows={10} label={t('loading')} />}
      {log.isError && (
        <ProblemNotice problem={log.error} what={t('failed')} onRetry={() => void log.refetch()} />
      )}
      {events !== undefined && (
        <div className="list-scroll" tabIndex={0} role="region" aria-label={t('title')}>
          <table className="tb security-log">
            <TableHead columns={COLUMNS} title={(column) => t(`column.${column}`, { zone })} />
            <tbody>
              {events.map((event) => (
                <EventRow key={event.id} event={event} t={t} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {log.hasNextPage && (
        <Button
          variant="default"
          mt={12}
          onClick={() => void log.fetchNextPage()}
          disabled={log.isFetchingNextPage}
        >
          {t('earlier')}
        </Button>
      )}
    </main>
  );
}

function EventRow({ event, t }: { readonly event: SecurityEventView; readonly t: Words }) {
  const role = roleWords(event.details, useStudyName(), t);
  return (
    <tr>
      <td className="nw num">{instantText(event.at)}</td>
      <td>
        {t(`kind.${event.kind}`)}
        {role !== null && <div className="sec">{role}</div>}
      </td>
      <td className="sec">{event.who === null ? t('unknown') : <EmailText text={event.who} />}</td>
      <td className="sec">{event.by === COMMAND_LINE ? t('by-command-line') : event.by}</td>
      <td className="sec num">{event.address ?? ''}</td>
    </tr>
  );
}
