import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { queryKeys } from '../../../lib/query-keys.js';
import { takeBackMilestone } from '../api/take-back-milestone.js';
import fields from '../../../forms/fields/fields.module.css';
import classes from '../participant.module.css';
import { MovesSummary } from './moves-summary.js';
import { SidePanel } from './side-panel.js';

/** A milestone as recorded on one form. */
export interface RecordedMilestone {
  readonly name: string;
  readonly formId: string;
}

interface TakeBackPanelProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  /** Null = closed. */
  readonly milestone: RecordedMilestone | null;
  readonly onClose: () => void;
}

/** Takes back a milestone recorded by mistake: first what that moves, then the reason and the act. */
export function TakeBackPanel({ study, schedule, milestone, onClose }: TakeBackPanelProps) {
  const t = useWords();
  return (
    <SidePanel
      isOpen={milestone !== null}
      title={milestone === null ? '' : t('milestones.takeBackOf', { name: milestone.name })}
      onClose={onClose}
    >
      {milestone !== null && (
        <TakeBackForm
          key={milestone.formId}
          study={study}
          schedule={schedule}
          milestone={milestone}
          onClose={onClose}
        />
      )}
    </SidePanel>
  );
}

interface TakeBackFormProps extends TakeBackPanelProps {
  readonly milestone: RecordedMilestone;
}

function TakeBackForm({ study, schedule, milestone: { name, formId }, onClose }: TakeBackFormProps) {
  const t = useWords();
  const { participant, today } = schedule;
  const changed = useParticipantChanged(study, participant.id);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const preview = useQuery({
    queryKey: [...queryKeys.participant(participant.id), 'take-back-preview', formId],
    gcTime: 0,
    retry: false,
    queryFn: () => takeBackMilestone(participant.id, { form: formId }, true),
  });
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await takeBackMilestone(participant.id, { form: formId, reason: reason.trim() }, false);
      announce(t('milestones.takenBack', { name }));
      await changed();
      onClose();
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
      <p className="sec">{t('milestones.takeBackLead')}</p>
      <label className={classes.stacked}>
        {t('milestones.takeBackReason')}
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
      {preview.isPending && <SkeletonRows rows={4} label={t('milestones.previewing')} />}
      {preview.isError && <ProblemNotice problem={preview.error} what={t('milestones.previewFailed')} />}
      {preview.data !== undefined && <MovesSummary view={preview.data} today={today} />}
      {problem !== null && <ProblemNotice problem={problem} what={t('milestones.notTakenBack')} />}
      <div className={classes.panelFoot}>
        <button type="submit" className="btn p" disabled={isBusy || !preview.isSuccess}>
          {t('milestones.takeBackDo', { name })}
        </button>
        <button type="button" className="btn q" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
