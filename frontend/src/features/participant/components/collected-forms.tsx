import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import { useCollected } from '../api/read-collected.js';
import classes from '../participant.module.css';

interface CollectedFormsProps {
  readonly study: string;
  readonly participantId: string;
  /** Shown where there is nothing to read either. */
  readonly otherwise: ReactNode;
}

/** For a site a participant left: the forms it completed, to read, and its part of the trail. */
export function CollectedForms({ study, participantId, otherwise }: CollectedFormsProps) {
  const t = useWords();
  const collected = useCollected(participantId);
  const { number, transferred, today, visits } = collected.data ?? {
    number: '',
    transferred: null,
    today: '',
    visits: [],
  };
  useEffect(() => {
    if (number !== '') document.title = `${number} · Lutetia`;
  }, [number]);
  if (collected.isError) return otherwise;
  if (collected.data === undefined) return <SkeletonRows rows={8} label={t('participant.loading')} />;
  const params = { study, participantId };
  return (
    <div className={classes.collected}>
      <h1 className="h1">{number}</h1>
      {transferred !== null && (
        <p>{t('collected.left', { site: transferred.to, day: dayText(transferred.on, today) })}</p>
      )}
      <p>
        <Link to="/$study/participants/$participantId/trail" params={params}>
          {t('collected.trail')}
        </Link>
      </p>
      {visits.length === 0 && <p className="sec">{t('collected.nothing')}</p>}
      {visits.map(({ name, occurred, forms }) => (
        <section key={forms[0]?.id ?? name}>
          <h2 className="h3">
            {name ?? t('collected.own')}{' '}
            {occurred !== null && <span className="sec num">{dayText(occurred, today)}</span>}
          </h2>
          <ul>
            {forms.map((form) => (
              <li key={form.id}>
                <Link
                  to="/$study/participants/$participantId/forms/$formId"
                  params={{ ...params, formId: form.id }}
                >
                  {form.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
