import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { useId, useState, type SyntheticEvent } from 'react';
import { saveForm } from '../../../forms/api/save-form.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import fields from '../../../forms/fields/fields.module.css';
import type { SaveQueue } from '../../../forms/save-queue.js';
import type { FormEntry } from '../../../forms/use-form-entry.js';
import { useWords } from '../../../forms/words.js';
import classes from '../casebook.module.css';

const REASONS = ['transcription', 'newSource', 'monitor'] as const;

interface ReasonBarProps {
  readonly formId: string;
  readonly today: string;
  readonly entry: FormEntry;
}

/** What a correction would move, and the very changes and reason it was asked for. */
interface Preview {
  readonly of: string;
  readonly moves: readonly ScheduleMove[];
}

/** Asks why a completed form changes, shows what the change would move, and then saves it. */
export function ReasonBar({ formId, today, entry }: ReasonBarProps) {
  const t = useWords();
  const id = useId();
  const { queue } = entry;
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isWorking, setWorking] = useState(false);
  const shown = preview !== null && preview.of === orderText(queue, reason) ? preview : null;
  const keep = async (): Promise<void> => {
    entry.settle();
    const moves = shown === null ? await movesOf(formId, queue, reason.trim()) : [];
    if (moves.length > 0) return setPreview({ of: orderText(queue, reason), moves });
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
      <input
        id={id}
        className={fields.box}
        value={reason}
        maxLength={2000}
        autoComplete="off"
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="btn p" disabled={reason.trim() === '' || isWorking}>
        {t(shown === null ? 'reason.keep' : 'reason.keepAndMove')}
      </button>
      <span className={classes.reasonChips}>
        {REASONS.map((key) => (
          <button key={key} type="button" className="btn s" onClick={() => setReason(t(`reason.${key}`))}>
            {t(`reason.${key}`)}
          </button>
        ))}
      </span>
      {shown !== null && (
        <section className={classes.reasonMoves} aria-label={t('reason.preview')}>
          <h2 className="h3">{t('reason.preview')}</h2>
          <MovesList moves={shown.moves} today={today} isPreview />
        </section>
      )}
    </form>
  );
}

/** What the waiting changes would move; nothing when that cannot be asked now: saving them says why. */
async function movesOf(formId: string, queue: SaveQueue, reason: string): Promise<readonly ScheduleMove[]> {
  const save = {
    changeId: crypto.randomUUID(),
    ifMatch: queue.known.version,
    changes: queue.waiting,
    reason,
  };
  const outcome = await saveForm(formId, save, true);
  const moves = outcome.kind === 'saved' ? outcome.saved.moves : [];
  return moves.some(({ effect }) => effect !== 'stays') ? moves : [];
}

function orderText(queue: SaveQueue, reason: string): string {
  return JSON.stringify([queue.waiting, reason.trim()]);
}
