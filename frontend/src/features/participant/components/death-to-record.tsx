import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useWords } from '../../../forms/words.js';
import { useStudy } from '../../../lib/study.js';
import { RecordNow } from './record-now.js';

interface DeathToRecordProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly mayRecord: boolean;
  readonly onRecord: (code: string) => void;
}

/** CTCAE 5.0: death related to the event. */
const FATAL = 5;

/** An adverse event that was fatal while no death is recorded, and the act that is left: recording it. */
export function DeathToRecord({ study, schedule, mayRecord, onRecord }: DeathToRecordProps) {
  const t = useWords();
  const { participant, events } = schedule;
  const event = events.find(({ grade }) => grade === FATAL);
  const milestone = useStudy(study).data?.milestones.find(({ kind }) => kind === 'death');
  const isDead = participant.milestones.some(({ kind }) => kind === 'death');
  if (event === undefined || milestone === undefined || isDead) return null;
  return (
    <section className="note amber decision" aria-labelledby="death-to-record">
      <h2 id="death-to-record" className="h2">
        {t('deathToRecord', { event: event.name })}
      </h2>
      {mayRecord && <RecordNow {...{ study, schedule, milestone, onRecord }} />}
    </section>
  );
}
