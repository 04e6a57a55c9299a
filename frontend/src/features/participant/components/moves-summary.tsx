import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { Tag } from '../../../components/tag.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import { useWords } from '../../../forms/words.js';
import { countMoves, hasChanges } from '../count-moves.js';
import classes from '../participant.module.css';

interface MovesSummaryProps {
  readonly view: MovesView;
  readonly today: string;
}

/** How many visits are added, move, fall away and stay, then each of them, and what would be a deviation. */
export function MovesSummary({ view, today }: MovesSummaryProps) {
  const t = useWords();
  const counts = countMoves(view.moves);
  const said = counts.map(({ what, count }) => t(`milestones.${what}`, { count }));
  return (
    <section aria-label={t('milestones.preview')} className={classes.summary}>
      <h3 className="h3">{t('milestones.preview')}</h3>
      <p>
        {[...(hasChanges(counts) ? [] : [t('milestones.nothingMoves')]), ...said, t('milestones.kept')].join(
          ' ',
        )}
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
