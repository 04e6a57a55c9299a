import { ProblemNotice } from '../../components/problem-notice.js';
import { useWords } from '../../i18n/use-words.js';
import { dayText } from '../../lib/dates.js';
import { isStale } from './api/update-visit.js';
import type { PanelProps } from './panel.js';

interface UpdateNoticeProps extends Pick<PanelProps, 'item' | 'today'> {
  readonly problem: unknown;
  /** What was being done: "The visit was not booked." */
  readonly what: string;
}

/** Why the visit was not changed; when somebody else was faster, what stands there now. */
export function UpdateNotice({ problem, what, item, today }: UpdateNoticeProps) {
  const t = useWords('visit-acts');
  if (!isStale(problem)) return <ProblemNotice problem={problem} what={what} />;
  return (
    <div className="note amber" role="alert">
      <p className="m">{what}</p>
      <p className="sec">
        {t('stale.what')}{' '}
        {item.booked === null
          ? t('stale.notBooked')
          : t('stale.booked', { day: dayText(item.booked, today) })}{' '}
        {t('stale.next')}
      </p>
    </div>
  );
}
