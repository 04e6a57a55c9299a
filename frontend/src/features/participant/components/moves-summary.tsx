import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { Tag } from '../../../components/tag.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import { useWords } from '../../../forms/words.js';
import classes from '../participant.module.css';

interface MovesSummaryProps {
  readonly view: MovesView;
  readonly today: string;
}

const FALLS_AWAY = new Set<ScheduleMove['effect']>(['not-applicable', 'dropped']);

/** How many visits fall away and how many stay, then each of them, and what would be a deviation. */
export function MovesSummary({ view, today }: MovesSummaryProps) {
  const t = useWords();
  const count = (holds: (effect: ScheduleMove['effect']) => boolean): number =>
    view.moves.filter(({ effect }) => holds(effect)).length;
  const away = count((effect) => FALLS_AWAY.has(effect));
  const stays = count((effect) => effect === 'stays');
  return (
    <section aria-label={t('milestones.preview')} className={classes.summary}>
      <h3 className="h3">{t('milestones.preview')}</h3>
      <p>
        {t('milestones.fallsAway', { count: away })} {t('milestones.staysPlanned', { count: stays })}{' '}
        {t('milestones.kept')}
      </p>
      <MovesList moves={view.moves} today={today} isPreview />
      {view.deviations.map(({ sentence, important }) => (
        <p key={sentence} className="note amber">
          {sentence} {important && <Tag tone="amber">{t('deviations.important')}</Tag>}
        </p>
      ))}
    </section>
  );
}
