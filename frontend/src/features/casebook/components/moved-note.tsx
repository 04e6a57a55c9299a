import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { MovesList } from '../../../forms/around/moves-list.js';
import { useWords } from '../../../forms/words.js';
import classes from '../casebook.module.css';

export interface MovedNoteProps {
  readonly moves: readonly ScheduleMove[];
  readonly today: string;
  readonly onClose: () => void;
}

/** What a correction moved, after it was saved. */
export function MovedNote({ moves, today, onClose }: MovedNoteProps) {
  const t = useWords();
  return (
    <section className={`note blue ${classes.moved}`} role="status" aria-label={t('reason.moved')}>
      <h2 className="h2">{t('reason.moved')}</h2>
      <MovesList moves={moves} today={today} isPreview={false} />
      <button type="button" className="btn s" onClick={onClose}>
        {t('close')}
      </button>
    </section>
  );
}
