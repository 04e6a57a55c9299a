import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/use-words.js';
import { useDeviationsWaiting } from '../../../lib/deviations-waiting.js';

interface DeviationsWaitingProps {
  readonly study: string;
  readonly site: string | null;
}

/** How many deviations wait for the investigator, with the way to them. */
export function DeviationsWaiting({ study, site }: DeviationsWaitingProps) {
  const t = useWords('worklist');
  const { data, isError } = useDeviationsWaiting(study, site);
  if (isError) return <p className="sec">{t('deviations.failed')}</p>;
  if (data === undefined || data.count === 0) return null;
  return (
    <section>
      <h2 className="h3">{t('deviations.title', { count: data.count })}</h2>
      <p>
        <Link to="/$study/deviations" params={{ study }} search={{ waiting: true }}>
          {t('deviations.open')}
        </Link>
      </p>
    </section>
  );
}
