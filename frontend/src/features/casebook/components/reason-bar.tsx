import type { FormView } from '@lutetia/shared/contract/views/forms';
import { useState, type SyntheticEvent } from 'react';
import { saveForm } from '../../../forms/api/save-form.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import fields from '../../../forms/fields/fields.module.css';
import type { SaveQueue } from '../../../forms/save-queue.js';
import { fieldId, type FormEntry } from '../../../forms/use-form-entry.js';
import { useWords } from '../../../forms/words.js';
import classes from '../casebook.module.css';
import { CHANGE_REASON } from '../focus-field.js';
import { hasMoves, needsConfirming, type Foreseen } from '../what-follows.js';
import { ForeseenDeviations } from './foreseen-deviations.js';

const REASONS = ['transcription', 'newSource', 'monitor'] as const;

export interface ReasonBarProps {
  readonly form: FormView;
  readonly entry: FormEntry;
}

/** What a correction would move, and the very changes and reason it was asked for. */
interface Preview extends Foreseen {
  readonly of: string;
}

/** Asks why a completed form changes, shows what the change would move, and then saves it. */
export function ReasonBar({ form, entry }: ReasonBarProps) {
  const t = useWords();
  const id = fieldId(CHANGE_REASON);
  const { queue } = entry;
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isWorking, setWorking] = useState(false);
  const shown = preview !== null && preview.of === orderText(queue, reason) ? preview : null;
  const keep = async (): Promise<void> => {
    entry.settle();
    const foreseen = shown === null ? await foreseenOf(form.id, queue, reason.trim()) : null;
    if (foreseen !== null && needsConfirming(foreseen, form.visit))
      return setPreview({ of: orderText(queue, reason), ...foreseen });
    queue.giveReason(reason.trim());
    await queue.flush();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (reason.trim() === '' || isWorking) return;
    setWorking(true);
    void keep().finally(() => setWorking(false));
  };
  return (
    <form className={classes.reason} onSubmit={submit} aria-label={t('reason.title')}>
      <label htmlFor={id} className="m">
        {t('reason.why')}
      </label>
      <kbd>Alt R</kbd>
      <input
        id={id}
        className={fields.box}
        value={reason}
        maxLength={2000}
        autoComplete="off"
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="btn p" disabled={reason.trim() === '' || isWorking}>
        {t(buttonWords(shown))}
      </button>
      <button type="button" className="btn" disabled={isWorking} onClick={() => void entry.takeBack()}>
        {t('reason.cancel')}
      </button>
      <span className={classes.reasonChips}>
        {REASONS.map((key) => (
          <button key={key} type="button" className="btn s" onClick={() => setReason(t(`reason.${key}`))}>
            {t(`reason.${key}`)}
          </button>
        ))}
      </span>
      {shown !== null && (
        <section className={classes.reasonMoves} aria-label={t(previewWords(shown))}>
          <h2 className="h3">{t(previewWords(shown))}</h2>
          <ForeseenDeviations deviations={shown.deviations} />
          {hasMoves(shown) && <MovesList moves={shown.moves} today={form.today} isPreview />}
        </section>
      )}
    </form>
  );
}

function previewWords(preview: Foreseen): string {
  return hasMoves(preview) ? 'reason.preview' : 'reason.previewDeviation';
}

function buttonWords(preview: Foreseen | null): string {
  if (preview === null) return 'reason.keep';
  return hasMoves(preview) ? 'reason.keepAndMove' : 'reason.keepAnyway';
}

/** What the waiting changes would bring about; null when that cannot be asked now: saving them says why. */
async function foreseenOf(formId: string, queue: SaveQueue, reason: string): Promise<Foreseen | null> {
  const save = {
    changeId: crypto.randomUUID(),
    ifMatch: queue.known.version,
    changes: queue.waiting,
    reason,
    formVersion: null,
  };
  const outcome = await saveForm(formId, save, true);
  return outcome.kind === 'saved' ? outcome.saved : null;
}

function orderText(queue: SaveQueue, reason: string): string {
  return JSON.stringify([queue.waiting, reason.trim()]);
}
