import { isGranted } from '@lutetia/shared/contract/access';
import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Icon } from '../../components/icon.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useSchedule } from '../../forms/around/api/read-schedule.js';
import { DecisionsToAct } from '../../forms/decisions/decisions-to-act.js';
import { ParticipantStrip } from '../../forms/around/participant-strip.js';
import { resendLater } from '../../forms/resend-later.js';
import { useWords } from '../../forms/words.js';
import { useFetchedAhead } from '../../lib/apart.js';
import { isOutOfSight, readingProblem } from '../../lib/reading-problem.js';
import { useRoles, useSession } from '../../lib/session.js';
import { AllocationFacts } from './components/allocation-facts.js';
import { CasebookGrid } from './components/casebook-grid.js';
import { CollectedForms } from './components/collected-forms.js';
import { CoursePicture } from './components/course-picture.js';
import { DeathToRecord } from './components/death-to-record.js';
import { DeviationsList } from './components/deviations-list.js';
import { EnrolledInErrorEntry, EnrolledInErrorNotice } from './components/enrolled-in-error.js';
import { FormsBesideVisits } from './components/forms-beside-visits.js';
import { MilestonesList } from './components/milestones-list.js';
import { AddVisitPanel, MilestonePanel, TransferPanel } from './components/panels-apart.js';
import { ResultsWaiting } from './components/results-waiting.js';
import { ScheduleList } from './components/schedule-list.js';
import { TransfersList } from './components/transfers-list.js';
import { TreatmentOverOffer } from './components/treatment-over-offer.js';
import classes from './participant.module.css';

export interface ParticipantPageProps {
  readonly study: string;
  readonly participantId: string;
}

/** One participant: course, casebook, schedule, milestones and deviations. */
export function ParticipantPage({ study, participantId }: ParticipantPageProps) {
  const t = useWords();
  const schedule = useSchedule(participantId);
  const personId = useSession().data?.person?.id ?? null;
  const roles = useRoles(study);
  const mayRecord = isGranted(roles, 'milestone.record');
  const mayAdd = isGranted(roles, 'visit.record');
  const [recording, setRecording] = useState<string | null>(null);
  const mayTransfer = isGranted(roles, 'participant.transfer');
  const [isAdding, setAdding] = useState(false);
  const [isTransferring, setTransferring] = useState(false);
  const number = schedule.data?.participant.number;
  const problem = readingProblem(schedule);
  useFetchedAhead(MilestonePanel);
  useEffect(() => {
    if (personId !== null) resendLater(personId, null);
  }, [personId]);
  useEffect(() => {
    if (number !== undefined) document.title = `${number} · Lutetia`;
  }, [number]);

  return (
    <>
      <ParticipantStrip
        study={study}
        participant={schedule.data?.participant ?? null}
        isMissing={problem !== null}
      >
        {schedule.data !== undefined && (
          <Actions study={study} schedule={schedule.data} mayRecord={mayRecord} />
        )}
      </ParticipantStrip>
      {problem !== null ? (
        <main id="content" className={classes.notice}>
          <Failure study={study} participantId={participantId} schedule={schedule} />
        </main>
      ) : schedule.data === undefined ? (
        <main id="content">
          <SkeletonRows rows={12} label={t('participant.loading')} />
        </main>
      ) : schedule.data.participant.enrolledInError !== null ? (
        <main id="content">
          <h1 className="sr">{schedule.data.participant.number}</h1>
          <EnrolledInErrorNotice study={study} schedule={schedule.data} />
        </main>
      ) : (
        <main id="content">
          <h1 className="sr">{schedule.data.participant.number}</h1>
          <CoursePicture schedule={schedule.data} />
          <div className={classes.two}>
            <div className={classes.casebook}>
              <DecisionsToAct study={study} schedule={schedule.data} />
              <DeathToRecord
                study={study}
                schedule={schedule.data}
                mayRecord={mayRecord}
                onRecord={setRecording}
              />
              <TreatmentOverOffer
                study={study}
                schedule={schedule.data}
                mayRecord={mayRecord}
                onRecord={setRecording}
              />
              <ResultsWaiting study={study} schedule={schedule.data} />
              <CasebookGrid study={study} schedule={schedule.data} />
              <FormsBesideVisits study={study} schedule={schedule.data} />
              <div className={classes.pair}>
                <MilestonesList
                  study={study}
                  schedule={schedule.data}
                  mayRecord={mayRecord}
                  onRecord={setRecording}
                />
                <DeviationsList study={study} schedule={schedule.data} />
              </div>
            </div>
            <div className={classes.side}>
              <ScheduleList
                study={study}
                schedule={schedule.data}
                onAdd={mayAdd ? () => setAdding(true) : null}
              />
              <AllocationFacts participant={schedule.data.participant} />
              <TransfersList
                participant={schedule.data.participant}
                onTransfer={mayTransfer ? () => setTransferring(true) : null}
              />
              <EnrolledInErrorEntry study={study} schedule={schedule.data} />
            </div>
          </div>
          <AddVisitPanel
            study={study}
            schedule={schedule.data}
            isOpen={isAdding}
            onClose={() => setAdding(false)}
          />
          <TransferPanel
            study={study}
            schedule={schedule.data}
            isOpen={isTransferring}
            onClose={() => setTransferring(false)}
          />
          <MilestonePanel
            study={study}
            schedule={schedule.data}
            code={recording}
            onClose={() => setRecording(null)}
          />
        </main>
      )}
    </>
  );
}

interface FailureProps extends ParticipantPageProps {
  readonly schedule: ReturnType<typeof useSchedule>;
}

/** A site that the participant left reads what it collected; for everybody else there is nothing here. */
function Failure({ study, participantId, schedule }: FailureProps) {
  const t = useWords();
  const notice = (
    <ProblemNotice
      problem={schedule.error}
      what={t('participant.failed')}
      onRetry={() => void schedule.refetch()}
    />
  );
  if (!isOutOfSight(schedule.error)) return notice;
  return <CollectedForms study={study} participantId={participantId} otherwise={notice} />;
}

/** Before its window a visit is looked at, not entered; from then on the next form is where its work goes on. */
function nextFormOf({ state, forms }: ScheduleItemView): ScheduleFormView | null {
  if (state !== 'due' && state !== 'overdue' && state !== 'in-progress') return null;
  return forms.find((form) => form.state !== 'complete') ?? null;
}

interface ActionsProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly mayRecord: boolean;
}

function Actions({ study, schedule, mayRecord }: ActionsProps) {
  const t = useWords();
  const { participant } = schedule;
  const next = schedule.items.find((item) => item.id === participant.next?.visitId) ?? null;
  const form = next === null || next.action === '' ? null : nextFormOf(next);
  const params = { study, participantId: participant.id };
  return (
    <>
      <Link className="btn" to="/$study/participants/$participantId/trail" params={params}>
        {t('participant.trail')}
      </Link>
      {participant.enrolledInError === null && participant.status !== 'dead' && (
        <a
          className="btn"
          href={`/api/participants/${participant.id}/visit-card.pdf`}
          target="_blank"
          rel="noreferrer"
          title={t('participant.visitCardHint')}
        >
          <Icon name="print" size={14} /> {t('participant.visitCard')}
        </a>
      )}
      {next !== null && form !== null && mayRecord && (
        <Link
          className="btn p"
          to="/$study/participants/$participantId/forms/$formId"
          params={{ ...params, formId: form.id }}
        >
          {next.action}
        </Link>
      )}
      {next !== null && (form === null || !mayRecord) && (
        <Link
          className="btn p"
          to="/$study/participants/$participantId/visits/$visitId"
          params={{ ...params, visitId: next.id }}
        >
          {t('participant.openVisit', { visit: next.name })}
        </Link>
      )}
    </>
  );
}
