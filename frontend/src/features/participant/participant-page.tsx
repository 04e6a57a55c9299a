import { isGranted } from '@lutetia/shared/contract/access';
import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';
import { useDisclosure } from '@mantine/hooks';
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
import { useHeadingOnArrival } from '../../lib/return-focus.js';
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
  const { data } = schedule;
  const number = data?.participant.number;
  const problem = readingProblem(schedule);
  useFetchedAhead(MilestonePanel);
  useEffect(() => {
    if (personId !== null) resendLater(personId, null);
  }, [personId]);
  useEffect(() => {
    if (number !== undefined) document.title = `${number} · Lutetia`;
  }, [number]);
  useHeadingOnArrival(data === undefined ? null : data.participant.id);

  return (
    <>
      <ParticipantStrip study={study} participant={data?.participant ?? null} isMissing={problem !== null}>
        {data !== undefined && <Actions study={study} schedule={data} />}
      </ParticipantStrip>
      {problem !== null ? (
        <main id="content" className={classes.notice}>
          <Failure study={study} participantId={participantId} schedule={schedule} />
        </main>
      ) : data === undefined ? (
        <main id="content">
          <SkeletonRows rows={12} label={t('participant.loading')} />
        </main>
      ) : (
        <main id="content">
          <h1 className="sr">{data.participant.number}</h1>
          {data.participant.enrolledInError === null ? (
            <Whole study={study} schedule={data} />
          ) : (
            <EnrolledInErrorNotice study={study} schedule={data} />
          )}
        </main>
      )}
    </>
  );
}

interface PartProps {
  readonly study: string;
  readonly schedule: ScheduleView;
}

/** All of a participant who takes part, and the panels in which something is recorded. */
function Whole({ study, schedule }: PartProps) {
  const roles = useRoles(study);
  const [recording, setRecording] = useState<string | null>(null);
  const [isAdding, adding] = useDisclosure(false);
  const [isTransferring, transferring] = useDisclosure(false);
  const about = { study, schedule };
  const records = { mayRecord: isGranted(roles, 'milestone.record'), onRecord: setRecording };
  return (
    <>
      <CoursePicture schedule={schedule} />
      <div className={classes.two}>
        <div className={classes.casebook}>
          <DecisionsToAct {...about} />
          <DeathToRecord {...about} {...records} />
          <TreatmentOverOffer {...about} {...records} />
          <ResultsWaiting {...about} />
          <CasebookGrid {...about} />
          <FormsBesideVisits {...about} />
          <div className={classes.pair}>
            <MilestonesList {...about} {...records} />
            <DeviationsList {...about} />
          </div>
        </div>
        <div className={classes.side}>
          <ScheduleList {...about} onAdd={isGranted(roles, 'visit.record') ? adding.open : null} />
          <AllocationFacts participant={schedule.participant} />
          <TransfersList
            participant={schedule.participant}
            onTransfer={isGranted(roles, 'participant.transfer') ? transferring.open : null}
          />
          <EnrolledInErrorEntry {...about} />
        </div>
      </div>
      <AddVisitPanel {...about} isOpen={isAdding} onClose={adding.close} />
      <TransferPanel {...about} isOpen={isTransferring} onClose={transferring.close} />
      <MilestonePanel {...about} code={recording} onClose={() => setRecording(null)} />
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

/** The trail, the card of the visits ahead, and where work goes on. */
function Actions({ study, schedule }: PartProps) {
  const t = useWords();
  const { participant } = schedule;
  return (
    <>
      <Link
        className="btn"
        to="/$study/participants/$participantId/trail"
        params={{ study, participantId: participant.id }}
      >
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
      <NextStep study={study} schedule={schedule} />
    </>
  );
}

/** The next form for whoever records, the next visit for whoever reads; nothing where none is ahead. */
function NextStep({ study, schedule }: PartProps) {
  const t = useWords();
  const mayRecord = isGranted(useRoles(study), 'milestone.record');
  const { participant } = schedule;
  const next = schedule.items.find((item) => item.id === participant.next?.visitId) ?? null;
  if (next === null) return null;
  const form = next.action === '' || !mayRecord ? null : nextFormOf(next);
  const params = { study, participantId: participant.id };
  if (form !== null)
    return (
      <Link
        className="btn p"
        to="/$study/participants/$participantId/forms/$formId"
        params={{ ...params, formId: form.id }}
      >
        {next.action}
      </Link>
    );
  return (
    <Link
      className="btn p"
      to="/$study/participants/$participantId/visits/$visitId"
      params={{ ...params, visitId: next.id }}
    >
      {t('participant.openVisit', { visit: next.name })}
    </Link>
  );
}
