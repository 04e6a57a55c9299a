import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { useOnce } from '../../../lib/change-id.js';
import { takeBackMilestone } from '../api/take-back-milestone.js';
import { MovesSummary } from './moves-summary.js';
import { PreviewedAct } from './previewed-act.js';
import { SidePanel } from './side-panel.js';

/** A milestone as recorded on one form. */
export interface RecordedMilestone {
  readonly name: string;
  readonly formId: string;
}

export interface TakeBackPanelProps {
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
  const once = useOnce(participant.id);
  return (
    <PreviewedAct
      queryKey={['take-back-preview', participant.id, formId]}
      look={() => takeBackMilestone(participant.id, { form: formId }, true)}
      act={(reason) => once({ form: formId, reason }, (act) => takeBackMilestone(participant.id, act, false))}
      onDone={async () => {
        announce(t('milestones.takenBack', { name }));
        await changed();
        onClose();
      }}
      onClose={onClose}
      words={{
        lead: t('milestones.takeBackLead'),
        reason: t('milestones.takeBackReason'),
        previewing: t('milestones.previewing'),
        previewFailed: t('milestones.previewFailed'),
        failed: t('milestones.notTakenBack'),
        commit: t('milestones.takeBackDo', { name }),
      }}
    >
      {(view) => <MovesSummary view={view} today={today} />}
    </PreviewedAct>
  );
}
