import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../forms/words.js';
import { useStudy } from '../../../lib/study.js';
import { RecordNow } from './record-now.js';

interface DeathToRecordProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly mayRecord: boolean;
  readonly onRecord: (code: string) => void;
}

/** An adverse event that was fatal while no death is recorded, the way to that event, and the act that is left: recording the death. */
export function DeathToRecord({ study, schedule, mayRecord, onRecord }: DeathToRecordProps) {
  const t = useWords();
  const death = schedule.participant.deathToRecord;
  const milestone = useStudy(study).data?.milestones.find(({ code }) => code === death?.milestone);
  if (death === null || milestone === undefined) return null;
  return (
    <section className="note amber decision" aria-labelledby="death-to-record">
      <h2 id="death-to-record" className="h2">
        {t(death.inProgress ? 'deathInProgress' : 'deathToRecord', { event: death.event })}
      </h2>
      {death.formId !== null && (
        <p>
          <Link
            className="link"
            to="/$study/participants/$participantId/forms/$formId"
            params={{ study, participantId: schedule.participant.id, formId: death.formId }}
          >
            {t('deathEvent', { event: death.event })}
          </Link>
        </p>
      )}
      {mayRecord && <RecordNow {...{ study, schedule, milestone, onRecord }} />}
    </section>
  );
}
