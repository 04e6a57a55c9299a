import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import { enteredDose, inPlaces } from '../../../forms/around/entered-dose.js';
import { useWords, type Translate } from '../../../forms/words.js';
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
        {ruledOut !== null && (figuresWords(participant, t) ?? `${ruledOut.figures}. `)}
        {t('treatmentOver.open')}
      </p>
      {mayRecord && <RecordNow {...{ study, schedule, milestone, onRecord }} />}
    </section>
  );
}

/** What was received, what the next cycle would add, and the limit; null where no cumulative dose rules it out. */
function figuresWords({ doseBudget: budget }: ParticipantView, t: Translate): string | null {
  const received = budget === null ? null : enteredDose(budget);
  const next = budget?.next ?? null;
  if (budget === null || received === null || next?.value == null || next.isAllowed !== false) return null;
  const { limit, unit } = budget;
  const [sum, added] = [inPlaces(received, budget), inPlaces(next.value, budget)];
  return t('treatmentOver.figures', { received: sum, cycle: next.cycle, next: added, limit, unit });
}
