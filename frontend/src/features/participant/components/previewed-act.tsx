import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import fields from '../../../forms/fields/fields.module.css';
import { useWords } from '../../../forms/words.js';
import classes from '../participant.module.css';

interface PreviewedActProps<View> {
  readonly queryKey: readonly unknown[];
  /** Asks what the act would do. */
  readonly look: () => Promise<View>;
  /** Does it, with the reason as written. */
  readonly act: (reason: string) => Promise<unknown>;
  /** Once it is done. */
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
  readonly words: Readonly<
    Record<'lead' | 'reason' | 'previewing' | 'previewFailed' | 'failed' | 'commit', string>
  >;
  /** Shows what the act would do. */
  readonly children: (view: View) => ReactNode;
}

/** An act that asks for nothing but a reason: what it does is shown at once, and it waits for that. */
export function PreviewedAct<View>({
  queryKey,
  look,
  act,
  onDone,
  onClose,
  words,
  children,
}: PreviewedActProps<View>) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const isMissing = isAsked && reason.trim() === '';
  const preview = useQuery({ queryKey, gcTime: 0, retry: false, queryFn: look });
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await act(reason.trim());
      await onDone();
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.panel}
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        setAsked(true);
        if (reason.trim() === '') area.current?.focus();
        else void submit();
      }}
    >
      <p className="sec">{words.lead}</p>
      <label className={classes.stacked}>
        {words.reason}
        <textarea
          ref={area}
          className={fields.box}
          rows={3}
          maxLength={2000}
          aria-invalid={isMissing}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {isMissing && <span className="red">{t('act.reasonNeeded')}</span>}
      </label>
      {preview.isPending && <SkeletonRows rows={4} label={words.previewing} />}
      {preview.isError && <ProblemNotice problem={preview.error} what={words.previewFailed} />}
      {preview.data !== undefined && children(preview.data)}
      {problem !== null && <ProblemNotice problem={problem} what={words.failed} />}
      <div className={classes.panelFoot}>
        <button type="submit" className="btn p" disabled={isBusy || !preview.isSuccess}>
          {words.commit}
        </button>
        <button type="button" className="btn q" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
