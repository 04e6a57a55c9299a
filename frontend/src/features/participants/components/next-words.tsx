import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import type { Words } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';

interface NextWordsProps {
  readonly row: Pick<ParticipantRowView, 'next' | 'status'>;
  readonly today: string;
  readonly t: Words;
}

/** Nothing is planned for them, and why is told instead. */
const SAID_INSTEAD = new Set<ParticipantRowView['status']>(['enrolled-in-error', 'dead']);

/** The next visit and when, or how late it is; of a number given in error, that it was, and of the dead that they died. */
export function NextWords({ row: { next, status }, today, t }: NextWordsProps) {
  if (next === null)
    return (
      <span className="next-words">
        <span className="mut">{t(SAID_INSTEAD.has(status) ? `status.${status}` : 'nothingNext')}</span>
      </span>
    );
  const isLate = next.lateDays !== null && next.lateDays > 0;
  const day = next.on === null ? t('noDate') : next.on === today ? t('today') : dayText(next.on, today);
  return (
    <span className="next-words">
      <span>{next.name}</span>
      <span className={isLate ? 'amber m' : 'sec'}>
        {isLate ? t('daysLate', { count: next.lateDays }) : day}
      </span>
    </span>
  );
}
