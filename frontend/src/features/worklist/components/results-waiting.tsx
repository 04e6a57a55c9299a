import { ParticipantLink } from '../../../components/participant-link.js';
import { useWords } from '../../../i18n/use-words.js';
import { useResultsWaiting } from '../api/list-results-waiting.js';

interface ResultsWaitingProps {
  readonly study: string;
  readonly site: string | null;
}

/** How many abnormal results wait for the investigator, and with which participants. */
export function ResultsWaiting({ study, site }: ResultsWaitingProps) {
  const t = useWords('worklist');
  const { data, isError } = useResultsWaiting(study, site);
  if (isError) return <p className="sec">{t('results.failed')}</p>;
  if (data === undefined || data.count === 0) return null;
  return (
    <section>
      <h2 className="h3">{t('results.title', { count: data.count })}</h2>
      <ul className="wl-doses wl-results">
        {data.items.map(({ participantId, number, count }) => (
          <li key={participantId}>
            <ParticipantLink study={study} id={participantId} number={number} />
            <span className="nw">{t('results.of', { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
