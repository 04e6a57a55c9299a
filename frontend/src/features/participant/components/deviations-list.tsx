import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Tag } from '../../../components/tag.js';
import { AcknowledgePanel } from '../../../forms/deviations/acknowledge-panel.js';
import { Acknowledgement } from '../../../forms/deviations/acknowledgement.js';
import { isWaiting } from '../../../forms/deviations/waiting.js';
import { useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import { useMay } from '../../../lib/session.js';
import { useSiteZones } from '../../../lib/study.js';
import { useDeviations } from '../api/read-participant.js';
import classes from '../participant.module.css';

interface DeviationsListProps {
  readonly study: string;
  readonly schedule: ScheduleView;
}

/** What departed from the protocol, in plain words, with the visit it belongs to. */
export function DeviationsList({ study, schedule }: DeviationsListProps) {
  const t = useWords();
  const { participant, today } = schedule;
  const deviations = useDeviations(participant.id);
  const timeZone = useSiteZones(study)(participant.site.code);
  const mayAcknowledge = useMay(study, 'deviation.acknowledge');
  const [isNarrowed, setNarrowed] = useState(false);
  const [acknowledging, setAcknowledging] = useState<DeviationView | null>(null);
  const open = (deviations.data ?? []).filter((deviation) => deviation.state === 'open');
  const waiting = open.filter(isWaiting);
  const shown = isNarrowed ? waiting : open;
  return (
    <section aria-labelledby="deviations-title">
      <div className={classes.head}>
        <h2 id="deviations-title" className="h2">
          {t('deviations.title')}
        </h2>
        <span className="mut">{deviations.data === undefined ? '' : shown.length}</span>
        <span className={classes.grow} />
        {open.length > 0 && (
          <button
            type="button"
            className={isNarrowed ? 'filter on' : 'filter'}
            aria-pressed={isNarrowed}
            onClick={() => setNarrowed(!isNarrowed)}
          >
            {t('deviations.waiting')} <span className="count">{waiting.length}</span>
          </button>
        )}
      </div>
      {deviations.isError && <p className="sec">{t('deviations.failed')}</p>}
      {deviations.data !== undefined && shown.length === 0 && (
        <p className="sec">{t(open.length === 0 ? 'deviations.none' : 'deviations.noneWaiting')}</p>
      )}
      <ul className={classes.deviations}>
        {shown.map((deviation) => (
          <DeviationLine
            key={deviation.id}
            study={study}
            schedule={schedule}
            deviation={deviation}
            timeZone={timeZone}
            onAcknowledge={mayAcknowledge ? () => setAcknowledging(deviation) : null}
          />
        ))}
      </ul>
      {acknowledging !== null && (
        <AcknowledgePanel
          study={study}
          participantId={participant.id}
          number={participant.number}
          deviation={open.find(({ id }) => id === acknowledging.id) ?? acknowledging}
          timeZone={timeZone}
          today={today}
          onClose={() => setAcknowledging(null)}
        />
      )}
    </section>
  );
}

interface DeviationLineProps extends DeviationsListProps {
  readonly deviation: DeviationView;
  /** The site's. */
  readonly timeZone: string;
  /** Null for whoever may not. */
  readonly onAcknowledge: (() => void) | null;
}

/** One deviation: what happened, at which visit, and what the investigator makes of it. */
function DeviationLine(props: DeviationLineProps) {
  const { study, schedule, deviation, timeZone, onAcknowledge } = props;
  const t = useWords();
  const { participant, today } = schedule;
  const { sentence, important, visitId, visitName, on } = deviation;
  return (
    <li>
      <span>
        {sentence} {important && <Tag tone="amber">{t('deviations.important')}</Tag>}
        {visitId !== null && (
          <>
            <br />
            <Link
              className="link"
              to="/$study/participants/$participantId/visits/$visitId"
              params={{ study, participantId: participant.id, visitId }}
            >
              {visitName ?? t('deviations.visit')}
            </Link>
          </>
        )}
        <Acknowledgement
          deviation={deviation}
          timeZone={timeZone}
          number={participant.number}
          onAcknowledge={onAcknowledge}
        />
      </span>
      <span className={classes.when}>{on === null ? '' : shortDay(on, today)}</span>
    </li>
  );
}
