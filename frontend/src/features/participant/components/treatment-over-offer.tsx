import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useWords } from '../../../forms/words.js';
import { useStudy } from '../../../lib/study.js';
import { RecordNow } from './record-now.js';

interface TreatmentOverOfferProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly mayRecord: boolean;
  readonly onRecord: (code: string) => void;
}

/** Why no dose follows, with its figures, and the act that is left: recording that treatment has ended. */
export function TreatmentOverOffer({ study, schedule, mayRecord, onRecord }: TreatmentOverOfferProps) {
  const t = useWords();
  const { participant, decisions } = schedule;
  const over = participant.treatmentOver;
  const milestone = useStudy(study).data?.milestones.find(({ code }) => code === over?.milestone);
  // A decision to end treatment offers the same with its own day and reason.
  const isDecided = decisions.some((decision) => decision.milestone === over?.milestone);
  if (over === null || milestone === undefined || isDecided) return null;
  const { ruledOut, lastCycle } = over;
  const name = participant.doseBudget?.name ?? t('treatmentOver.rule');
  return (
    <section className="note amber decision" aria-labelledby="treatment-over">
      <h2 id="treatment-over" className="h2">
        {ruledOut === null
          ? t('treatmentOver.allGiven', { cycle: lastCycle })
          : t('treatmentOver.ruledOut', { name, cycle: ruledOut.cycle })}
      </h2>
      <p>
        {ruledOut !== null && `${ruledOut.figures}. `}
        {t('treatmentOver.open')}
      </p>
      {mayRecord && <RecordNow {...{ study, schedule, milestone, onRecord }} />}
    </section>
  );
}
