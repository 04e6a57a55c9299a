import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../../components/tag.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import { useWords } from '../../../forms/words.js';
import classes from '../visit.module.css';

interface ConsequencesProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
  readonly moves: MovesView;
}

/** After an act: what it moved, what departs from the protocol, and where to go on. */
export function Consequences({ study, schedule, item, moves }: ConsequencesProps) {
  const t = useWords();
  const params = { study, participantId: schedule.participant.id };
  const isAtHand = item.occurred !== null;
  const next = isAtHand
    ? (item.forms.find((form) => form.state !== 'complete' && form.required) ?? null)
    : null;
  return (
    <section className={`note blue ${classes.block}`} role="status" aria-label={t('visit.consequences')}>
      <h2 className="h2">{t('visit.consequences')}</h2>
      <MovesList moves={moves.moves} today={schedule.today} isPreview={false} />
      {moves.deviations.length > 0 && (
        <ul className={classes.deviations}>
          {moves.deviations.map((deviation) => (
            <li key={deviation.sentence}>
              {deviation.sentence}{' '}
              {deviation.important && <Tag tone="amber">{t('deviations.important')}</Tag>}
            </li>
          ))}
          <li>
            <Link className="link" to="/$study/participants/$participantId" params={params}>
              {t('visit.allDeviations')}
            </Link>
          </li>
        </ul>
      )}
      {next !== null && (
        <Link
          className="btn p"
          to="/$study/participants/$participantId/forms/$formId"
          params={{ ...params, formId: next.id }}
        >
          {t('visit.nextForm', { form: next.name })}
        </Link>
      )}
    </section>
  );
}
