import { useId, useState, type SyntheticEvent } from 'react';
import type { SaveQueue } from '../../../forms/save-queue.js';
import { useWords } from '../../../forms/words.js';
import fields from '../../../forms/fields/fields.module.css';
import classes from '../casebook.module.css';

const REASONS = ['transcription', 'newSource', 'monitor'] as const;

/** Asks once why a completed form changes; one reason serves every field changed now. */
export function ReasonBar({ queue }: { readonly queue: SaveQueue }) {
  const t = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const keep = (event: SyntheticEvent): void => {
    event.preventDefault();
    const text = reason.trim();
    if (text === '') return;
    queue.giveReason(text);
    void queue.flush();
  };
  return (
    <form className={classes.reason} onSubmit={keep} aria-label={t('reason.title')}>
      <label htmlFor={id} className="m">
        {t('reason.why')}
      </label>
      <input
        id={id}
        className={fields.box}
        value={reason}
        maxLength={2000}
        autoComplete="off"
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="btn p" disabled={reason.trim() === ''}>
        {t('reason.keep')}
      </button>
      <span className={classes.reasonChips}>
        {REASONS.map((key) => (
          <button key={key} type="button" className="btn s" onClick={() => setReason(t(`reason.${key}`))}>
            {t(`reason.${key}`)}
          </button>
        ))}
      </span>
    </form>
  );
}
