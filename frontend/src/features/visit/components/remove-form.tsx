import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import { useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { removeVisitForm } from '../api/remove-visit-form.js';

interface RemoveFormProps {
  readonly study: string;
  readonly participantId: string;
  readonly form: ScheduleFormView;
}

/** Takes away a further part that was opened by mistake; nothing was entered in it. */
export function RemoveForm({ study, participantId, form }: RemoveFormProps) {
  const t = useWords();
  const changed = useParticipantChanged(study, participantId);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await removeVisitForm(form.id);
      await changed();
    } catch (cause) {
      setProblem(cause);
      setBusy(false);
    }
  };
  return (
    <>
      <button
        type="button"
        className="btn s"
        disabled={isBusy}
        aria-label={t('visit.removeFormNumber', { form: form.name, number: form.repetition })}
        onClick={() => void remove()}
      >
        {t('visit.removeForm')}
      </button>
      {problem !== null && <ProblemNotice problem={problem} what={t('visit.removeFormFailed')} />}
    </>
  );
}
