import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import type { Words } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';

interface NextWordsProps {
  readonly row: Pick<ParticipantRowView, 'next' | 'status'>;
  readonly today: string;
  readonly t: Words;
}

/** The next visit and when, or how late it is; of a number given in error, that it was. */
export function NextWords({ row: { next, status }, today, t }: NextWordsProps) {
  if (next === null)
    return (
      <span className="next-words">
        <span className="mut">
          {t(status === 'enrolled-in-error' ? 'status.enrolled-in-error' : 'nothingNext')}
        </span>
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
