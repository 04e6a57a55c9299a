import { isGranted } from '@lutetia/shared/contract/access';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useEffect, useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { FlagIcon, shownFlags, StateIcon } from '../../components/state-icon.js';
import { useSchedule } from '../../forms/around/api/read-schedule.js';
import { DecisionsToAct } from '../../forms/decisions/decisions-to-act.js';
import { ParticipantStrip } from '../../forms/around/participant-strip.js';
import { useWords } from '../../forms/words.js';
import { readingProblem } from '../../lib/reading-problem.js';
import { useHeadingOnArrival } from '../../lib/return-focus.js';
import { useRoles } from '../../lib/session.js';
import { Consequences } from './components/consequences.js';
import { DelayNotice } from './components/delay-notice.js';
import { DoseParts } from './components/dose-parts.js';
import { NotDoneNotice } from './components/not-done-notice.js';
import { RecordVisit } from './components/record-visit.js';
import { VisitActs } from './components/visit-acts.js';
import { VisitBeside } from './components/visit-beside.js';
import { VisitForms } from './components/visit-forms.js';
import { VisitWhen } from './components/visit-when.js';
import classes from './visit.module.css';

export interface VisitPageProps {
  readonly study: string;
  readonly participantId: string;
  readonly visitId: string;
}

/** One visit: when it is due and why, recording it, and its forms. */
export function VisitPage({ study, participantId, visitId }: VisitPageProps) {
  const t = useWords();
  const schedule = useSchedule(participantId);
  const problem = readingProblem(schedule);
  const item = schedule.data?.items.find((candidate) => candidate.id === visitId) ?? null;
  const number = schedule.data?.participant.number;
  useEffect(() => {
    if (item !== null && number !== undefined) document.title = `${item.name} · ${number} · Lutetia`;
  }, [item, number]);
  useHeadingOnArrival(item === null ? null : item.id);
  return (
    <>
      <ParticipantStrip
        study={study}
        participant={schedule.data?.participant ?? null}
        isMissing={problem !== null}
      />
      <main id="content" className={classes.page}>
        {problem !== null ? (
          <ProblemNotice problem={problem} what={t('visit.failed')} onRetry={() => void schedule.refetch()} />
        ) : schedule.data === undefined ? (
          <SkeletonRows rows={8} label={t('visit.loading')} />
        ) : item === null ? (
          <p className="note grey">{t('visit.gone')}</p>
        ) : (
          <OneVisit study={study} schedule={schedule.data} item={item} />
        )}
      </main>
    </>
  );
}

interface OneVisitProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
}

function OneVisit({ study, schedule, item }: OneVisitProps) {
  const t = useWords();
  const roles = useRoles(study);
  const [moves, setMoves] = useState<MovesView | null>(null);
  const mayRecord = isGranted(roles, 'visit.record') && item.state !== 'not-applicable';
  const mayDelay = isGranted(roles, 'schedule.delay');
  const isNotDone = item.state === 'missed' || item.state === 'skipped';
  const isActedOn = isNotDone || item.delay !== null;
  const [wasActedOn, setWasActedOn] = useState(isActedOn);
  if (wasActedOn !== isActedOn) {
    setWasActedOn(isActedOn);
    // Undone: what followed from it no longer does.
    if (!isActedOn && item.occurred === null) setMoves(null);
  }
  return (
    <>
      <VisitHead item={item} />
      {isNotDone && <NotDoneNotice study={study} schedule={schedule} item={item} mayRecord={mayRecord} />}
      {item.delay !== null && item.occurred === null && !isNotDone && (
        <DelayNotice study={study} schedule={schedule} item={item} mayDelay={mayDelay} />
      )}
      {moves !== null && <Consequences study={study} schedule={schedule} item={item} moves={moves} />}
      <DecisionsToAct study={study} schedule={schedule} visit={item} />
      <div className={classes.columns}>
        <div className={classes.work}>
          {mayRecord && item.occurred === null && (
            <RecordVisit study={study} schedule={schedule} item={item} onDone={setMoves} />
          )}
          {mayRecord && item.occurred === null && !isNotDone && (
            <VisitActs study={study} schedule={schedule} item={item} mayDelay={mayDelay} onDone={setMoves} />
          )}
          <VisitForms study={study} schedule={schedule} item={item} />
          <DoseParts schedule={schedule} item={item} />
        </div>
        <aside className={classes.beside} aria-label={t('visit.about')}>
          <VisitWhen study={study} schedule={schedule} item={item} />
          <VisitBeside study={study} schedule={schedule} item={item} />
        </aside>
      </div>
    </>
  );
}

/** Name and state; why a visit was added stands under them. */
function VisitHead({ item }: { readonly item: ScheduleItemView }) {
  const t = useWords();
  const isNotDone = item.state === 'missed' || item.state === 'skipped';
  return (
    <header className={classes.head}>
      <StateIcon state={item.state} size={20} silent />
      <h1 className="h1">{item.name}</h1>
      <span className="sec">
        {t(`state.${item.state}`)}{' '}
        {shownFlags(item.flags).map((flag) => (
          <FlagIcon key={flag} flag={flag} size={14} />
        ))}
      </span>
      {item.reason !== null && !isNotDone && <p className={classes.reason}>{item.reason}</p>}
    </header>
  );
}
