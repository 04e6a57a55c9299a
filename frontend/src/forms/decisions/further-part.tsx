import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useChangeId } from '../../lib/change-id.js';
import { useMay } from '../../lib/session.js';
import { addVisitForm } from '../api/add-visit-form.js';
import { useParticipantChanged } from '../around/use-changed.js';
import { useWords } from '../words.js';

export interface FurtherPartsProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly formId?: string | undefined;
  readonly visitId?: string | undefined;
}

/** Of a visit, or of one form: the next part of each infusion that was broken off. */
export function FurtherParts({ study, schedule, formId, visitId }: FurtherPartsProps) {
  const interrupted = schedule.items.flatMap((item) =>
    item.forms.filter(({ continues }) => continues).map((form) => ({ item, form })),
  );
  return interrupted
    .filter(({ item, form }) => form.id === formId || item.id === visitId)
    .map(({ item, form }) => (
      <FurtherPart
        key={form.id}
        study={study}
        participantId={schedule.participant.id}
        visit={item}
        form={form}
      />
    ));
}

interface FurtherPartProps {
  readonly study: string;
  readonly participantId: string;
  readonly visit: ScheduleItemView;
  /** The part whose infusion was broken off. */
  readonly form: ScheduleFormView;
}

/** The form of the next part, one press away. */
function FurtherPart({ study, participantId, visit, form }: FurtherPartProps) {
  const t = useWords();
  const navigate = useNavigate();
  const mayEnter = useMay(study, 'form.enter');
  const changed = useParticipantChanged(study, participantId);
  const changeIdOf = useChangeId();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    const { id } = await addVisitForm(visit.id, form.code, changeIdOf(form.code));
    await changed();
    const params = { study, participantId, formId: id };
    await navigate({ to: '/$study/participants/$participantId/forms/$formId', params });
  };
  if (!mayEnter) return null;
  return (
    <section className="note blue decision" aria-label={t('decision.interrupted', { visit: visit.name })}>
      <p>
        <span className="m">{t('decision.interrupted', { visit: visit.name })}</span> {t('decision.resumed')}
      </p>
      <p className="decision-acts">
        <button
          type="button"
          className="btn"
          disabled={isBusy}
          onClick={() => {
            setBusy(true);
            add()
              .catch(setProblem)
              .finally(() => setBusy(false));
          }}
        >
          {t('decision.addPart', { number: form.repetition + 1 })}
        </button>
      </p>
      {problem !== null && <ProblemNotice problem={problem} what={t('visit.addFormFailed')} />}
    </section>
  );
}
