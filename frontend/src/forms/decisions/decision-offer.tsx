import type { DecisionToActView } from '@lutetia/shared/contract/views/decisions';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import { dayText } from '../../lib/dates.js';
import { useMay } from '../../lib/session.js';
import { useWords } from '../words.js';
import { RecordMilestoneOf } from './record-milestone-of.js';

interface DecisionOfferProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly decision: DecisionToActView;
  /** Whether its form is on this page. */
  readonly isHere: boolean;
  readonly isNew: boolean;
  readonly onAct: () => void;
}

const PERMISSIONS = { delay: 'schedule.delay', skip: 'visit.record', milestone: 'milestone.record' } as const;

/** One decision: what was decided and when, that it is not recorded yet, and the button to do so. */
export function DecisionOffer({ study, schedule, decision, isHere, isNew, onAct }: DecisionOfferProps) {
  const t = useWords();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const mayAct = useMay(study, PERMISSIONS[decision.act]);
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  const { act, answer, cycle, on, reason, formId } = decision;
  const params = { study, participantId: schedule.participant.id, formId };
  const day = on === null ? null : dayText(on, schedule.today);
  return (
    <section className="note amber decision" aria-labelledby={titleId}>
      <h2 id={titleId} className="h2" tabIndex={-1} ref={heading}>
        {t(day === null ? 'decision.titleUndated' : 'decision.title', { answer, cycle, day: day ?? '' })}
      </h2>
      <p>
        {reason !== '' && `${reason}. `}
        {t(`decision.open.${act}`)}
      </p>
      <p className="decision-acts">
        {mayAct && act === 'milestone' && (
          <RecordMilestoneOf study={study} schedule={schedule} decision={decision} />
        )}
        {mayAct && act !== 'milestone' && (
          <button type="button" className="btn p" onClick={onAct}>
            {t(`decision.do.${act}`, { cycle })}
          </button>
        )}
        {!isHere && (
          <Link className="btn" to="/$study/participants/$participantId/forms/$formId" params={params}>
            {t('decision.form')}
          </Link>
        )}
      </p>
    </section>
  );
}
