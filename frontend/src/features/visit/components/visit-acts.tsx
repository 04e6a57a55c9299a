import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { useState } from 'react';
import { VISIT_ACTS, visitToAct, type VisitAct } from '../../../forms/visit-acts/panel.js';
import { VisitPanel } from '../../../forms/visit-acts/visit-panel.js';
import { useWords } from '../../../forms/words.js';
import { decidedReason } from '../decided-reason.js';
import classes from '../visit.module.css';

interface VisitActsProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
  readonly mayDelay: boolean;
  readonly onDone: (moves: MovesView) => void;
}

/** Book, delay, missed, skip: the panels of the worklist, over the visit's page, with the reason of a decision to do so. */
export function VisitActs({ study, schedule, item, mayDelay, onDone }: VisitActsProps) {
  const t = useWords();
  const [act, setAct] = useState<VisitAct | null>(null);
  const acts = VISIT_ACTS.filter((one) => one !== 'delay' || mayDelay);
  return (
    <section aria-label={t('act.title')} className={classes.actRow}>
      {acts.map((one) => (
        <button key={one} type="button" className="btn" onClick={() => setAct(one)}>
          {t(`act.${one}`)}
        </button>
      ))}
      {act !== null && (
        <VisitPanel
          study={study}
          panel={{ kind: act, item: visitToAct(item, schedule.participant) }}
          today={schedule.today}
          proposed={decidedReason(schedule.decisions, item.id, act)}
          onClose={() => setAct(null)}
          onDone={({ moves }) => onDone(moves)}
        />
      )}
    </section>
  );
}
