import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { MilestoneView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import { lowered } from '@lutetia/shared/study/condition-words';
import { useEffect, useRef, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { useOnce } from '../../../lib/change-id.js';
import { dayText } from '../../../lib/dates.js';
import { useStudy } from '../../../lib/study.js';
import { recordMilestone } from '../api/record-milestone.js';
import { milestoneRequest } from '../milestone-request.js';
import { daysOfDeath, offerOf } from '../offered-milestones.js';
import classes from '../participant.module.css';
import { QuestionFields, RandomisationFields, type MilestoneFields } from './milestone-fields.js';
import { MovesSummary } from './moves-summary.js';
import { PartialDayField } from './partial-day-field.js';
import { SidePanel } from './side-panel.js';

export interface MilestonePanelProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  /** Milestone to record; null = closed. */
  readonly code: string | null;
  readonly onClose: () => void;
}

/** Records a milestone beside the page: first what it would move, then the act. */
export function MilestonePanel({ study, schedule, code, onClose }: MilestonePanelProps) {
  const t = useWords();
  const definition = useStudy(study).data;
  const milestone = definition?.milestones.find((one) => one.code === code) ?? null;
  return (
    <SidePanel
      isOpen={milestone !== null}
      title={milestone === null ? '' : t('milestones.recordOf', { name: lowered(milestone.name) })}
      onClose={onClose}
    >
      {milestone !== null && definition !== undefined && (
        <MilestoneForm
          key={milestone.code}
          study={definition}
          schedule={schedule}
          milestone={milestone}
          onClose={onClose}
        />
      )}
    </SidePanel>
  );
}

interface MilestoneFormProps {
  readonly study: StudyView;
  readonly schedule: ScheduleView;
  readonly milestone: StudyView['milestones'][number];
  readonly onClose: () => void;
}

function MilestoneForm({ study, schedule, milestone, onClose }: MilestoneFormProps) {
  const t = useWords();
  const { participant } = schedule;
  const changed = useParticipantChanged(study.code, participant.id);
  const once = useOnce(participant.id);
  const [preview, setPreview] = useState<MilestoneView | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const rule = { today: requireCalendarDay(schedule.today), visit: null, mayBeAhead: false };
  const reached = participant.milestones.map(({ kind }) => kind);
  const death = offerOf(milestone.kind, reached) === 'late' ? daysOfDeath(participant) : null;
  const checkDay = (day: string): true | string => {
    if (death !== null && day > death.last) {
      return t('milestones.afterDeath', { day: dayText(death.last, schedule.today) });
    }
    return milestone.partialDay && day !== '' ? true : checkTypedDay(day, rule, t);
  };
  const form = useForm<MilestoneFields>({
    defaultValues: { day: '', arm: '', reference: '', strata: {}, answers: {} },
    // The field of the day is the component's own, which the form could not focus: the page's order decides.
    shouldFocusError: false,
  });
  const isRandomisation = milestone.kind === 'randomisation';

  const element = useRef<HTMLFormElement>(null);
  const look = form.handleSubmit(async (fields) => {
    setProblem(null);
    await recordMilestone(participant.id, milestoneRequest(milestone, fields), true).then(
      setPreview,
      setProblem,
    );
  });
  const commit = form.handleSubmit(async (fields) => {
    try {
      await once(milestoneRequest(milestone, fields), (act) => recordMilestone(participant.id, act, false));
      announce(t('milestones.recorded', { name: milestone.name }));
      await changed();
      onClose();
    } catch (cause) {
      setProblem(cause);
    }
  });
  const { errors, isSubmitting, submitCount } = form.formState;
  useEffect(() => {
    if (submitCount > 0) focusFault(element.current);
  }, [submitCount]);
  return (
    <form
      className={classes.panel}
      ref={element}
      noValidate
      onSubmit={(event) => void (preview === null ? look : commit)(event)}
      onChange={() => setPreview(null)}
    >
      <Controller
        control={form.control}
        name="day"
        rules={{ validate: checkDay }}
        render={({ field }) =>
          milestone.partialDay ? (
            <PartialDayField
              onChange={field.onChange}
              today={rule.today}
              error={errors.day?.message ?? null}
            />
          ) : (
            <DayField
              label={t('milestones.day')}
              value={field.value}
              onChange={field.onChange}
              today={schedule.today}
              error={errors.day?.message ?? null}
              isFirst
            />
          )
        }
      />
      {isRandomisation && <RandomisationFields study={study} register={form.register} errors={errors} />}
      <QuestionFields questions={milestone.asks} register={form.register} errors={errors} />
      {problem !== null && <ProblemNotice problem={problem} what={t('milestones.failed')} />}
      {preview?.questions.map((question) => (
        <p key={question} className="note amber">
          {question}
        </p>
      ))}
      {preview !== null && <MovesSummary view={preview} today={schedule.today} />}
      <div className={classes.panelFoot}>
        <button type="submit" className="btn p" disabled={isSubmitting}>
          {preview === null
            ? t('milestones.look')
            : t('milestones.recordOf', { name: lowered(milestone.name) })}
        </button>
        <button type="button" className="btn q" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

/** To the first field that has a message. */
function focusFault(form: HTMLFormElement | null): void {
  form
    ?.querySelector<HTMLElement>(':is(input, textarea)[aria-invalid="true"], [data-invalid] input')
    ?.focus();
}
