import type { EnrolledInErrorView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import fields from '../../../forms/fields/fields.module.css';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { queryKeys } from '../../../lib/query-keys.js';
import { actOnEnrolledInError, type ErrorAct } from '../api/enrolled-in-error.js';
import classes from '../participant.module.css';
import { SidePanel } from './side-panel.js';

interface EnrolledInErrorPanelProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly act: ErrorAct;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Marks a number as enrolled in error, or takes that back: what it does beside the reason, then the act. */
export function EnrolledInErrorPanel({ isOpen, ...props }: EnrolledInErrorPanelProps) {
  const t = useWords();
  return (
    <SidePanel isOpen={isOpen} title={t(`inError.${props.act}.title`)} onClose={props.onClose}>
      <ErrorForm {...props} />
    </SidePanel>
  );
}

function ErrorForm({ study, schedule, act, onClose }: Omit<EnrolledInErrorPanelProps, 'isOpen'>) {
  const t = useWords();
  const { participant, today } = schedule;
  const { id, number } = participant;
  const changed = useParticipantChanged(study, id);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const preview = useQuery({
    queryKey: [...queryKeys.participant(id), 'enrolled-in-error', act],
    gcTime: 0,
    retry: false,
    queryFn: () => actOnEnrolledInError(act, id, {}, true),
  });
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await actOnEnrolledInError(act, id, { reason: reason.trim() }, false);
      announce(t(`inError.${act}.done`, { number }));
      onClose();
      await changed();
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.panel}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        if (reason.trim() !== '') void submit();
      }}
    >
      <p className="sec">{t(`inError.${act}.lead`)}</p>
      <label className={classes.stacked}>
        {t(`inError.${act}.reason`)}
        <textarea
          className={fields.box}
          rows={3}
          maxLength={2000}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {preview.isPending && <SkeletonRows rows={4} label={t('inError.previewing')} />}
      {preview.isError && <ProblemNotice problem={preview.error} what={t(`inError.${act}.refused`)} />}
      {preview.data !== undefined && <ErrorPreview act={act} view={preview.data} today={today} />}
      {problem !== null && <ProblemNotice problem={problem} what={t(`inError.${act}.refused`)} />}
      <div className={classes.panelFoot}>
        <button type="submit" className="btn p" disabled={isBusy || !preview.isSuccess}>
          {t(`inError.${act}.do`, { number })}
        </button>
        <button type="button" className="btn q" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

interface ErrorPreviewProps {
  readonly act: ErrorAct;
  readonly view: EnrolledInErrorView;
  readonly today: string;
}

function ErrorPreview({ act, view: { moves, formsBegun }, today }: ErrorPreviewProps) {
  const t = useWords();
  return (
    <section aria-label={t('inError.preview')} className={classes.summary}>
      <h3 className="h3">{t('inError.preview')}</h3>
      <p>
        {t(`inError.${act}.visits`, { count: moves.length })}{' '}
        {formsBegun > 0 && t(`inError.${act}.forms`, { count: formsBegun })}
      </p>
      <MovesList moves={moves} today={today} isPreview />
    </section>
  );
}
