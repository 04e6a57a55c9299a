import type { ScheduleFormView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { addVisitForm } from '../../../forms/api/add-visit-form.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { useChangeId } from '../../../lib/change-id.js';
import classes from '../visit.module.css';

interface AddFormProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly visitId: string;
  readonly forms: readonly ScheduleFormView[];
}

/** One more of a form that comes again, once all there are of it are complete: a dose given in parts. */
export function AddForm({ study, schedule, visitId, forms }: AddFormProps) {
  const t = useWords();
  const navigate = useNavigate();
  const participantId = schedule.participant.id;
  const changed = useParticipantChanged(study, participantId);
  const changeIdOf = useChangeId();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const repeating = forms.filter(
    ({ repeating: repeats, repetition, code }) =>
      repeats && repetition === 1 && forms.every((form) => form.code !== code || form.state === 'complete'),
  );
  if (repeating.length === 0) return null;
  const add = async (code: string): Promise<void> => {
    setBusy(true);
    try {
      const { id } = await addVisitForm(visitId, code, changeIdOf(code));
      await changed();
      await navigate({
        to: '/$study/participants/$participantId/forms/$formId',
        params: { study, participantId, formId: id },
      });
    } catch (cause) {
      setProblem(cause);
      setBusy(false);
    }
  };
  return (
    <div className={classes.block}>
      {repeating.map(({ code, name }) => (
        <button key={code} type="button" className="btn" disabled={isBusy} onClick={() => void add(code)}>
          {t('visit.addForm', { form: name })}
        </button>
      ))}
      <p className="mut">{t('visit.addFormHint')}</p>
      {problem !== null && <ProblemNotice problem={problem} what={t('visit.addFormFailed')} />}
    </div>
  );
}
