import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import { milestoneForm } from '../../../forms/around/milestone-form.js';
import { RecordAct } from './milestones-list.js';

interface RecordNowProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly milestone: StudyView['milestones'][number];
  readonly onRecord: (code: string) => void;
}

/** A milestone that is left to be recorded, as the act of the notice it stands in. */
export function RecordNow({ study, schedule, milestone, onRecord }: RecordNowProps) {
  return (
    <p className="decision-acts">
      <RecordAct
        study={study}
        participantId={schedule.participant.id}
        milestone={milestone}
        form={milestoneForm(schedule, milestone)}
        isReached={false}
        isPrimary
        onRecord={() => onRecord(milestone.code)}
      />
    </p>
  );
}
