import { Link } from '@tanstack/react-router';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';
import { useMay } from '../../../lib/session.js';
import { useDeathsToRecord } from '../api/list-deaths-to-record.js';

interface DeathsToRecordProps {
  readonly study: string;
  readonly site: string | null;
}

/** Deaths that an adverse event tells of and nobody has recorded: work before all else, each leading to where it is done. */
export function DeathsToRecord({ study, site }: DeathsToRecordProps) {
  const t = useWords('worklist');
  const mayRecord = useMay(study, 'milestone.record');
  const { data, isError } = useDeathsToRecord(study, site);
  if (isError) return <p className="sec">{t('deaths.failed')}</p>;
  if (data === undefined || data.count === 0) return null;
  return (
    <section aria-labelledby="deaths-to-record">
      <h2 id="deaths-to-record" className="wl-group">
        <StateIcon state="overdue" silent />
        {t('deaths.title')} <span className="wl-n">{data.count}</span>
      </h2>
      <ul>
        {data.items.map(({ participantId, number, event }) => (
          <li key={participantId} className="wl-death">
            <StateIcon state="overdue" silent />
            <Link to="/$study/participants/$participantId" params={{ study, participantId }} className="pid">
              {number}
            </Link>
            <div className="wl-what">
              <div className="wl-name">{t('deaths.of', { event })}</div>
              <div className="wl-sub">{t('deaths.none')}</div>
            </div>
            <Link
              to="/$study/participants/$participantId"
              params={{ study, participantId }}
              className="btn s"
              aria-label={t(mayRecord ? 'deaths.recordOf' : 'deaths.openOf', { number })}
            >
              {t(mayRecord ? 'deaths.record' : 'open')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
