import type { MilestoneView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParticipantChanged } from '../../forms/around/use-changed.js';
import { useWords } from '../../forms/words.js';
import { announce } from '../../lib/announce.js';
import { useOnce } from '../../lib/change-id.js';
import { recordMilestone } from './api/record-milestone.js';
import type { MilestoneFields } from './components/milestone-fields.js';
import { milestoneRequest } from './milestone-request.js';

export interface MilestoneToRecord {
  readonly study: StudyView;
  readonly schedule: ScheduleView;
  readonly milestone: StudyView['milestones'][number];
  readonly onClose: () => void;
}

/** The fields of a milestone, what recording it would move, and the act itself. */
export function useRecordMilestone({ study, schedule, milestone, onClose }: MilestoneToRecord) {
  const t = useWords();
  const { id } = schedule.participant;
  const changed = useParticipantChanged(study.code, id);
  const once = useOnce(id);
  const [preview, setPreview] = useState<MilestoneView | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm<MilestoneFields>({
    defaultValues: { day: '', arm: '', reference: '', strata: {}, answers: {} },
    // The field of the day is the component's own, which the form could not focus: the page's order decides.
    shouldFocusError: false,
  });
  const look = form.handleSubmit(async (fields) => {
    setProblem(null);
    await recordMilestone(id, milestoneRequest(milestone, fields), true).then(setPreview, setProblem);
  });
  const commit = form.handleSubmit(async (fields) => {
    try {
      await once(milestoneRequest(milestone, fields), (act) => recordMilestone(id, act, false));
      announce(t('milestones.recorded', { name: milestone.name }));
      await changed();
      onClose();
    } catch (cause) {
      setProblem(cause);
    }
  });
  return {
    form,
    preview,
    problem,
    /** First shows what it would move; the second time records it. */
    submit: preview === null ? look : commit,
    /** What was typed since makes the preview out of date. */
    onTyped: () => setPreview(null),
  };
}
