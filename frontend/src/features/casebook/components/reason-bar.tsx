import type { FormView } from '@lutetia/shared/contract/views/forms';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { MovesList } from '../../../forms/around/moves-list.js';
import fields from '../../../forms/fields/fields.module.css';
import { useEntryPage } from '../../../forms/entry-context.js';
import { fieldId, type FormEntry } from '../../../forms/use-form-entry.js';
import { useWords } from '../../../forms/words.js';
import classes from '../casebook.module.css';
import { CHANGE_REASON, focusField, keepAbove } from '../focus-field.js';
import { useCorrection } from '../use-correction.js';
import { hasMoves, type Foreseen } from '../what-follows.js';
import { ForeseenDeviations } from './foreseen-deviations.js';

const REASONS = ['transcription', 'newSource', 'monitor'] as const;

export interface ReasonBarProps {
  readonly form: FormView;
  readonly entry: FormEntry;
}

/** Asks why a completed form changes, shows what the change would move, and then saves it. */
export function ReasonBar({ form, entry }: ReasonBarProps) {
  const t = useWords();
  const id = fieldId(CHANGE_REASON);
  const bar = useRef<HTMLFormElement>(null);
  const leaving = useAskedOnLeaving();
  const back = useWayBack(bar);
  const correction = useCorrection(form, entry, back);
  const { reason, setReason, shown, isWorking, isMissing, submit } = correction;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // Not the form's own key, which goes on to the next one.
    event.stopPropagation();
    submit(event);
  };
  return (
    <form
      ref={bar}
      className={classes.reason}
      onSubmit={submit}
      onKeyDown={onKey}
      aria-label={t('reason.title')}
    >
      {leaving !== null && (
        <p className={classes.reasonSaid} role="alert">
          {t('reason.leaving')}{' '}
          <button type="button" className="btn s" onClick={leaving}>
            {t('reason.leave')}
          </button>
        </p>
      )}
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
        aria-invalid={isMissing}
        aria-describedby={`${id}-said`}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="btn p" disabled={isWorking}>
        {t(buttonWords(shown))}
      </button>
      <button
        type="button"
        className="btn"
        disabled={isWorking}
        onClick={() => void entry.takeBack().then(back)}
      >
        {t('reason.cancel')}
      </button>
      <p id={`${id}-said`} className={classes.reasonMissing} role="alert">
        {isMissing && t('reason.missing')}
      </p>
      <Offered onChoose={setReason} />
      {shown !== null && <Consequences shown={shown} today={form.today} />}
    </form>
  );
}

/** The usual reasons. */
function Offered({ onChoose }: { readonly onChoose: (reason: string) => void }) {
  const t = useWords();
  return (
    <span className={classes.reasonChips}>
      {REASONS.map((key) => (
        <button key={key} type="button" className="btn s" onClick={() => onChoose(t(`reason.${key}`))}>
          {t(`reason.${key}`)}
        </button>
      ))}
    </span>
  );
}

/** What the correction would move, and record as departing from the protocol. */
function Consequences({ shown, today }: { readonly shown: Foreseen; readonly today: string }) {
  const t = useWords();
  const title = t(hasMoves(shown) ? 'reason.preview' : 'reason.previewDeviation');
  return (
    <section className={classes.reasonMoves} aria-label={title}>
      <h2 className="h3">{title}</h2>
      <ForeseenDeviations deviations={shown.deviations} />
      {hasMoves(shown) && <MovesList moves={shown.moves} today={today} isPreview />}
    </section>
  );
}

/** Leaving with a change that is not saved is asked about; null while nobody leaves, else how to go all the same. */
function useAskedOnLeaving(): (() => void) | null {
  const blocker = useBlocker({ shouldBlockFn: () => true, enableBeforeUnload: false, withResolver: true });
  const isAsked = blocker.status === 'blocked';
  useEffect(() => {
    if (isAsked) focusField(CHANGE_REASON);
  }, [isAsked]);
  return blocker.status === 'blocked' ? blocker.proceed : null;
}

/**
 * The reason is asked where the form is left: whoever goes on from the last value comes to it, the value stays in sight,
 * and once it is saved the cursor is back there.
 */
function useWayBack(bar: { readonly current: HTMLElement | null }): () => void {
  const { focused } = useEntryPage();
  const from = useRef(focused);
  useEffect(() => {
    if (focused !== null) from.current = focused;
  }, [focused]);
  useEffect(() => {
    const value = from.current === null ? null : document.getElementById(fieldId(from.current));
    keepAbove(bar.current?.parentElement ?? null, value);
    if (isNear(bar.current)) focusField(CHANGE_REASON);
  }, [bar]);
  return () => {
    if (from.current !== null && isNear(bar.current)) focusField(from.current);
  };
}

/** Whether the cursor is in the foot of the form, or what it was in is gone. */
function isNear(bar: HTMLElement | null): boolean {
  const { activeElement, body } = document;
  return activeElement === body || bar?.parentElement?.contains(activeElement) === true;
}

function buttonWords(preview: Foreseen | null): string {
  if (preview === null) return 'reason.keep';
  return hasMoves(preview) ? 'reason.keepAndMove' : 'reason.keepAnyway';
}
