import type { MilestoneRecordView, ParticipantView } from '@lutetia/shared/contract/views/participants';
import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import { lowered } from '@lutetia/shared/study/condition-words';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { saidOnce } from '../../../forms/around/said-once.js';
import { useWords } from '../../../forms/words.js';
import { knownDayText } from '../../../lib/dates.js';
import { useStudy } from '../../../lib/study.js';
import { milestoneForm } from '../../../forms/around/milestone-form.js';
import { offerOf, recordWords } from '../offered-milestones.js';
import classes from '../participant.module.css';
import { TakeBackPanel } from './panels-apart.js';
import type { RecordedMilestone } from './take-back-panel.js';

interface MilestonesListProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly mayRecord: boolean;
  readonly onRecord: (code: string) => void;
}

/** What has been reached and when, and the acts for what has not, or was recorded by mistake. */
export function MilestonesList({ study, schedule, mayRecord, onRecord }: MilestonesListProps) {
  const t = useWords();
  const definition = useStudy(study);
  const [takingBack, setTakingBack] = useState<RecordedMilestone | null>(null);
  const { participant } = schedule;
  const kinds = participant.milestones.map(({ kind }) => kind);
  const all = definition.data?.milestones ?? [];
  const milestones = all.filter(({ kind }) => kinds.includes(kind) || offerOf(kind, kinds) === 'now');
  const late = all.filter(
    ({ kind, repeatable }) => offerOf(kind, kinds) === 'late' && (repeatable || !kinds.includes(kind)),
  );
  return (
    <section aria-labelledby="milestones-title">
      <div className={classes.head}>
        <h2 id="milestones-title" className="h2">
          {t('milestones.title')}
        </h2>
      </div>
      <ul className={classes.milestones}>
        {milestones.map((milestone) => (
          <MilestoneRow
            key={milestone.code}
            study={study}
            milestone={milestone}
            participant={participant}
            items={schedule.items}
            form={milestoneForm(schedule, milestone)}
            isOffered={mayRecord && offerOf(milestone.kind, kinds) === 'now'}
            onRecord={() => onRecord(milestone.code)}
            onTakeBack={mayRecord ? setTakingBack : null}
          />
        ))}
      </ul>
      {mayRecord && late.length > 0 && (
        <details className={classes.late}>
          <summary>{t('milestones.late')}</summary>
          <ul className={classes.milestones}>
            {late.map((milestone) => (
              <li key={milestone.code}>
                <span className="sec">{milestone.name}</span>
                <RecordAct
                  study={study}
                  participantId={participant.id}
                  milestone={milestone}
                  form={milestoneForm(schedule, milestone)}
                  isReached={kinds.includes(milestone.kind)}
                  onRecord={() => onRecord(milestone.code)}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      <TakeBackPanel
        study={study}
        schedule={schedule}
        milestone={takingBack}
        onClose={() => setTakingBack(null)}
      />
    </section>
  );
}

interface MilestoneRowProps {
  readonly study: string;
  readonly milestone: StudyView['milestones'][number];
  readonly participant: ParticipantView;
  readonly items: ScheduleView['items'];
  /** Where recording goes on; null where a panel beside the page asks for it. */
  readonly form: ScheduleFormView | null;
  /** Whether recording it makes sense now, and the reader may. */
  readonly isOffered: boolean;
  readonly onRecord: () => void;
  readonly onTakeBack: ((milestone: RecordedMilestone) => void) | null;
}

function MilestoneRow(props: MilestoneRowProps) {
  const { study, milestone, participant, items, form, isOffered: isOpen, onRecord, onTakeBack } = props;
  const t = useWords();
  const { name, code, repeatable } = milestone;
  const records = participant.milestones.find((one) => one.code === code)?.records ?? [];
  const isReached = records.length > 0;
  return (
    <li>
      <span className={isReached ? 'm' : 'sec'}>{name}</span>
      <span className={classes.records}>
        {records.map((record) => (
          <Reached
            key={record.formId}
            study={study}
            participant={participant}
            name={name}
            record={record}
            visit={openVisitOf(items, record)}
            onTakeBack={onTakeBack}
          />
        ))}
        {isOpen && (!isReached || repeatable) && (
          <RecordAct
            study={study}
            participantId={participant.id}
            milestone={milestone}
            form={form}
            isReached={isReached}
            onRecord={onRecord}
          />
        )}
        {!isOpen && !isReached && <span className="mut">{t('milestones.notReached')}</span>}
      </span>
    </li>
  );
}

interface RecordActProps extends Pick<MilestoneRowProps, 'study' | 'form' | 'onRecord'> {
  readonly participantId: string;
  readonly milestone: Pick<StudyView['milestones'][number], 'name' | 'visits'>;
  readonly isReached: boolean;
  /** Where it stands alone as what is to be done, and so says of what it is. */
  readonly isPrimary?: boolean;
}

/** Opens the panel, or leads to the form that was begun or asks for more than a panel holds. */
export function RecordAct({ study, participantId, milestone, form, onRecord, ...props }: RecordActProps) {
  const t = useWords();
  const { isReached, isPrimary = false } = props;
  const className = isPrimary ? 'btn p' : isReached ? 'link-button' : 'btn s';
  const words = recordWords(milestone, form, isReached);
  const label = t(`milestones.${words}Of`, { name: lowered(milestone.name) });
  const shown = isPrimary ? label : t(`milestones.${words}`);
  if (form === null) {
    return (
      <button type="button" className={className} aria-label={label} onClick={onRecord}>
        {shown}
      </button>
    );
  }
  return (
    <Link
      className={className}
      aria-label={label}
      to="/$study/participants/$participantId/forms/$formId"
      params={{ study, participantId, formId: form.id }}
    >
      {shown}
    </Link>
  );
}

interface ReachedProps extends Pick<MilestoneRowProps, 'study' | 'participant' | 'onTakeBack'> {
  readonly name: string;
  readonly record: MilestoneRecordView;
  /** The visit it was recorded in, while nobody said when that took place. */
  readonly visit: ScheduleItemView | null;
}

/** The visit whose form a milestone was recorded on, where its own day is still to be recorded. */
function openVisitOf(
  items: ScheduleView['items'],
  { formId }: Pick<MilestoneRecordView, 'formId'>,
): ScheduleItemView | null {
  const visit = items.find(({ forms }) => forms.some(({ id }) => id === formId));
  const isOpen = visit?.state === 'due' || visit?.state === 'overdue' || visit?.state === 'in-progress';
  return isOpen && visit.occurred === null ? visit : null;
}

/** The day of one record, and for those who may: its form, where it is corrected, and the way back. */
function Reached({ study, participant, name, record, visit, onTakeBack }: ReachedProps) {
  const t = useWords();
  const { formId } = record;
  const day = knownDayText(record, participant.today) ?? t('milestones.dayUnknown');
  return (
    <span className={classes.reached}>
      <span className={classes.when}>{day}</span>
      {onTakeBack !== null && (
        <>
          <Link
            className="link"
            aria-label={t('milestones.correctOf', { name, day })}
            to="/$study/participants/$participantId/forms/$formId"
            params={{ study, participantId: participant.id, formId }}
          >
            {t('milestones.correct')}
          </Link>
          <button
            type="button"
            className="link-button"
            aria-label={t('milestones.takeBackOfDay', { name, day })}
            onClick={() => onTakeBack({ name, formId })}
          >
            {t('milestones.takeBack')}
          </button>
        </>
      )}
      {onTakeBack !== null && visit !== null && (
        <OpenVisit study={study} participantId={participant.id} visit={visit} />
      )}
      {record.says.length > 0 && <span className={classes.says}>{saidOnce(record.says)}</span>}
    </span>
  );
}

interface OpenVisitProps {
  readonly study: string;
  readonly participantId: string;
  readonly visit: ScheduleItemView;
}

/** To the visit of a milestone that was recorded before the visit itself. */
function OpenVisit({ study, participantId, visit }: OpenVisitProps) {
  const t = useWords();
  return (
    <Link
      className="link"
      aria-label={t('milestones.visitOpenOf', { visit: visit.name })}
      to="/$study/participants/$participantId/visits/$visitId"
      params={{ study, participantId, visitId: visit.id }}
    >
      {t('milestones.visitOpen')}
    </Link>
  );
}
