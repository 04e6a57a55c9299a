import type { DecisionToActView } from '@lutetia/shared/contract/views/decisions';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { lazy, Suspense, useState } from 'react';
import { visitToAct, type DoneAct } from '../visit-acts/panel.js';
import { useOutdatedSchedule } from '../around/use-outdated.js';
import { useWords } from '../words.js';
import { DecisionOffer } from './decision-offer.js';
import { FurtherParts } from './further-part.js';
import { isOnDose } from './is-on-dose.js';
import './decisions.css';

const VisitPanel = lazy(() =>
  import('../visit-acts/visit-panel.js').then((file) => ({ default: file.VisitPanel })),
);
const DoneNotice = lazy(() =>
  import('../visit-acts/done-notice.js').then((file) => ({ default: file.DoneNotice })),
);

export interface DecisionsToActProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  /** Only what this form decided; without form and visit, all of the participant's. */
  readonly formId?: string;
  /** Only what was decided in this visit, or is to be done with it. */
  readonly visit?: ScheduleItemView;
  /** Decided just now: the focus goes there. */
  readonly isNew?: boolean;
}

/**
 * Decisions whose act nobody has recorded yet, each with the one button that leads to it; of a visit and of its forms also
 * the next part of an infusion that was broken off. Nothing is done unasked.
 */
export function DecisionsToAct({ study, schedule, formId, visit, isNew = false }: DecisionsToActProps) {
  const [acting, setActing] = useState<DecisionToActView | null>(null);
  const [done, setDone] = useState<DoneAct | null>(null);
  const dose = schedule.items.find(({ id }) => id === acting?.visitId);
  const decisions = schedule.decisions.filter(
    (decision) =>
      (formId === undefined || decision.formId === formId) &&
      (visit === undefined ||
        isOnDose(decision, visit.id) ||
        visit.forms.some(({ id }) => id === decision.formId)),
  );
  const t = useWords();
  // What was decided before the last act is not offered as if it still were.
  const isOutdated = useOutdatedSchedule(schedule.participant.id) && decisions.length > 0;
  return (
    <>
      <FurtherParts study={study} schedule={schedule} formId={formId} visitId={visit?.id} />
      {isOutdated && (
        <p className="note grey" role="status">
          {t('decision.reading')}
        </p>
      )}
      {(isOutdated ? [] : decisions).map((decision) => (
        <DecisionOffer
          key={decision.formId}
          study={study}
          schedule={schedule}
          decision={decision}
          isHere={decision.formId === formId}
          isNew={isNew}
          onAct={() => setActing(decision)}
        />
      ))}
      <Suspense fallback={null}>
        {done !== null && <DoneNotice study={study} done={done} onClose={() => setDone(null)} />}
        {acting !== null && acting.act !== 'milestone' && dose !== undefined && (
          <VisitPanel
            study={study}
            panel={{ kind: acting.act, item: visitToAct(dose, schedule.participant) }}
            today={schedule.today}
            proposed={acting.reason}
            onClose={() => setActing(null)}
            onDone={setDone}
          />
        )}
      </Suspense>
    </>
  );
}
