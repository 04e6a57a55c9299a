import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { lowered } from '@lutetia/shared/study/condition-words';
import { useEffect, useRef } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import { useStudy } from '../../../lib/study.js';
import { daysOfDeath, offerOf } from '../offered-milestones.js';
import classes from '../participant.module.css';
import { useRecordMilestone, type MilestoneToRecord } from '../use-record-milestone.js';
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

function MilestoneForm(props: MilestoneToRecord) {
  const { study, schedule, milestone, onClose } = props;
  const t = useWords();
  const { form, preview, problem, submit, onTyped } = useRecordMilestone(props);
  const element = useRef<HTMLFormElement>(null);
  const { errors, isSubmitting, submitCount } = form.formState;
  useEffect(() => {
    if (submitCount > 0) focusFault(element.current);
  }, [submitCount]);
  return (
    <form
      className={classes.panel}
      ref={element}
      noValidate
      onSubmit={(event) => void submit(event)}
      onChange={onTyped}
    >
      <MilestoneDay form={form} schedule={schedule} milestone={milestone} />
      {milestone.kind === 'randomisation' && (
        <RandomisationFields study={study} register={form.register} errors={errors} />
      )}
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

interface MilestoneDayProps extends Pick<MilestoneToRecord, 'schedule' | 'milestone'> {
  readonly form: UseFormReturn<MilestoneFields>;
}

/** The day it was reached, or what is known of it; never after the death. */
function MilestoneDay({ form, schedule: { participant, ...at }, milestone }: MilestoneDayProps) {
  const t = useWords();
  const rule = { today: requireCalendarDay(at.today), visit: null, mayBeAhead: false };
  const reached = participant.milestones.map(({ kind }) => kind);
  const death = offerOf(milestone.kind, reached) === 'late' ? daysOfDeath(participant) : null;
  const checkDay = (day: string): true | string => {
    if (death !== null && day > death.last) {
      return t('milestones.afterDeath', { day: dayText(death.last, at.today) });
    }
    return milestone.partialDay && day !== '' ? true : checkTypedDay(day, rule, t);
  };
  const error = form.formState.errors.day?.message ?? null;
  return (
    <Controller
      control={form.control}
      name="day"
      rules={{ validate: checkDay }}
      render={({ field: { value, onChange } }) =>
        milestone.partialDay ? (
          <PartialDayField onChange={onChange} today={rule.today} error={error} />
        ) : (
          <DayField
            label={t('milestones.day')}
            value={value}
            onChange={onChange}
            today={at.today}
            error={error}
            isFirst
          />
        )
      }
    />
  );
}

/** To the first field that has a message. */
function focusFault(form: HTMLFormElement | null): void {
  form
    ?.querySelector<HTMLElement>(':is(input, textarea)[aria-invalid="true"], [data-invalid] input')
    ?.focus();
}
