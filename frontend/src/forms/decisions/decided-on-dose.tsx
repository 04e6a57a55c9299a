import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { dayText } from '../../lib/dates.js';
import { useWords } from '../words.js';
import { isOnDose } from './is-on-dose.js';
import './decisions.css';

interface DecidedOnDoseProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly formId: string;
}

/** In the forms of a dose that was decided not to be given as planned: what was decided, and the way to its act. */
export function DecidedOnDose({ study, schedule, formId }: DecidedOnDoseProps) {
  const t = useWords();
  const visit = schedule.items.find(({ forms }) => forms.some(({ id }) => id === formId));
  const decision = schedule.decisions.find((one) => visit !== undefined && isOnDose(one, visit.id));
  if (visit === undefined || decision === undefined || decision.formId === formId) return null;
  const { act, answer, cycle, on } = decision;
  const day = on === null ? '' : dayText(on, schedule.today);
  const params = { study, participantId: schedule.participant.id, visitId: visit.id };
  return (
    <p className="note amber decision">
      <strong>{t(on === null ? 'decision.titleUndated' : 'decision.title', { answer, cycle, day })}</strong>
      <span>
        {t(`decision.open.${act}`)}{' '}
        <Link className="link" to="/$study/participants/$participantId/visits/$visitId" params={params}>
          {t('decision.toVisit')}
        </Link>
      </span>
    </p>
  );
}
