import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../../components/tag.js';
import { useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import { useDeviations } from '../api/read-participant.js';
import classes from '../participant.module.css';

interface DeviationsListProps {
  readonly study: string;
  readonly schedule: ScheduleView;
}

/** What departed from the protocol, in plain words, with the visit it belongs to. */
export function DeviationsList({ study, schedule }: DeviationsListProps) {
  const t = useWords();
  const { participant, today } = schedule;
  const deviations = useDeviations(participant.id);
  const open = (deviations.data ?? []).filter((deviation) => deviation.state === 'open');
  return (
    <section aria-labelledby="deviations-title">
      <div className={classes.head}>
        <h2 id="deviations-title" className="h2">
          {t('deviations.title')}
        </h2>
        <span className="mut">{deviations.data === undefined ? '' : open.length}</span>
      </div>
      {deviations.isError && <p className="sec">{t('deviations.failed')}</p>}
      {deviations.data !== undefined && open.length === 0 && <p className="sec">{t('deviations.none')}</p>}
      <ul className={classes.deviations}>
        {open.map((deviation) => (
          <li key={deviation.id}>
            <span>
              {deviation.sentence}{' '}
              {deviation.important && <Tag tone="amber">{t('deviations.important')}</Tag>}
              {deviation.visitId !== null && (
                <>
                  <br />
                  <Link
                    className="link"
                    to="/$study/participants/$participantId/visits/$visitId"
                    params={{ study, participantId: participant.id, visitId: deviation.visitId }}
                  >
                    {deviation.visitName ?? t('deviations.visit')}
                  </Link>
                </>
              )}
            </span>
            <span className={classes.when}>{deviation.on === null ? '' : shortDay(deviation.on, today)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
