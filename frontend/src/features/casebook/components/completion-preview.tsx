import { useEffect, useRef } from 'react';
import { MovesList } from '../../../forms/around/moves-list.js';
import { useWords } from '../../../forms/words.js';
import classes from '../casebook.module.css';
import { keepWhole } from '../focus-field.js';
import { hasMoves, type Foreseen } from '../what-follows.js';
import { ForeseenDeviations } from './foreseen-deviations.js';

export interface CompletionPreviewProps {
  readonly preview: Foreseen;
  readonly today: string;
}

/** What completing the form would move, and what would deviate from the protocol, before it does. */
export function CompletionPreview({ preview, today }: CompletionPreviewProps) {
  const t = useWords();
  const moves = hasMoves(preview);
  const title = t(moves ? 'completion.preview' : 'completion.previewDeviation');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => keepWhole(panel.current?.parentElement ?? null), []);
  return (
    <section ref={panel} aria-label={title} className={classes.preview}>
      <h2 className="h2">{title}</h2>
      <ForeseenDeviations deviations={preview.deviations} />
      {moves && <MovesList moves={preview.moves} today={today} isPreview />}
    </section>
  );
}
