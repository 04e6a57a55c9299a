import type { DecisionToActView } from '@lutetia/shared/contract/views/decisions';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { lowered } from '@lutetia/shared/study/condition-words';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useStudy } from '../../lib/study.js';
import { saveForm } from '../api/save-form.js';
import { milestoneForm } from '../around/milestone-form.js';
import { useParticipantChanged } from '../around/use-changed.js';
import { useWords } from '../words.js';

interface RecordMilestoneOfProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  /** The milestone, and what is known for its form. */
  readonly decision: Pick<DecisionToActView, 'milestone' | 'values'>;
}

/**
 * Leads to the milestone's form with the decision's day and reason entered, as a draft to be looked over: completing it
 * shows what it would move, and only then counts. Where the form asks for no more than a day, to the participant's page.
 */
export function RecordMilestoneOf({ study, schedule, decision }: RecordMilestoneOfProps) {
  const t = useWords();
  const navigate = useNavigate();
  const participantId = schedule.participant.id;
  const changed = useParticipantChanged(study, participantId);
  const [isLeaving, setLeaving] = useState(false);
  const milestone = useStudy(study).data?.milestones.find(({ code }) => code === decision.milestone);
  if (milestone === undefined) return null;
  const form = milestoneForm(schedule, milestone);
  const open = async (): Promise<void> => {
    if (form === null) {
      await navigate({ to: '/$study/participants/$participantId', params: { study, participantId } });
      return;
    }
    if (form.state === 'not-started' && Object.keys(decision.values).length > 0) {
      const save = { changes: decision.values, reason: null, formVersion: null, ifMatch: form.version };
      // What could not be entered for the person is left to them: the form itself tells why nothing is saved.
      await saveForm(form.id, { ...save, changeId: crypto.randomUUID() }).catch(() => null);
      await changed();
    }
    const params = { study, participantId, formId: form.id };
    await navigate({ to: '/$study/participants/$participantId/forms/$formId', params });
  };
  return (
    <button
      type="button"
      className="btn p"
      disabled={isLeaving}
      onClick={() => {
        setLeaving(true);
        void open().finally(() => setLeaving(false));
      }}
    >
      {t('milestones.recordOf', { name: lowered(milestone.name) })}
    </button>
  );
}
