import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/use-words.js';
import { useDecisionsWaiting } from '../api/list-decisions-waiting.js';

interface DecisionsWaitingProps {
  readonly study: string;
  readonly site: string | null;
}

/** Decisions on cycles nobody has acted on yet, each leading to its form, where the act is offered. */
export function DecisionsWaiting({ study, site }: DecisionsWaitingProps) {
  const t = useWords('worklist');
  const { data, isError } = useDecisionsWaiting(study, site);
  if (isError) return <p className="sec">{t('decisions.failed')}</p>;
  if (data === undefined || data.count === 0) return null;
  return (
    <section>
      <h2 className="h3">{t('decisions.title', { count: data.count })}</h2>
      <ul className="wl-doses wl-results">
        {data.items.map(({ participantId, number, formId, answer, cycle }) => (
          <li key={formId}>
            <Link
              to="/$study/participants/$participantId/forms/$formId"
              params={{ study, participantId, formId }}
            >
              <span className="pid">{number}</span>
            </Link>
            <span>{t('decisions.of', { answer, cycle })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
