import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { useStudy } from '../../../lib/study.js';
import { recordMilestone, type MilestoneRecord } from '../api/record-milestone.js';
import { milestoneForm } from '../milestone-form.js';
import fields from '../../../forms/fields/fields.module.css';
import classes from '../participant.module.css';
import { SidePanel } from './side-panel.js';

interface MilestonePanelProps {
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
      title={milestone === null ? '' : t('milestones.recordOf', { name: milestone.name })}
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

interface MilestoneFields {
  day: string;
  arm: string;
  reference: string;
  strata: Record<string, string>;
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
  const [preview, setPreview] = useState<MovesView | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const rule = { today: requireCalendarDay(schedule.today), visit: null, mayBeAhead: false };
  const form = useForm<MilestoneFields>({ defaultValues: { day: '', arm: '', reference: '', strata: {} } });
  const isRandomisation = milestone.kind === 'randomisation';
  const own = milestoneForm(schedule, milestone.form);

  const requestOf = (fields: MilestoneFields): MilestoneRecord => ({
    kind: milestone.kind,
    on: fields.day,
    ...(isRandomisation ? { arm: fields.arm, reference: fields.reference, strata: fields.strata } : {}),
  });
  const look = form.handleSubmit(async (fields) => {
    setProblem(null);
    await recordMilestone(participant.id, requestOf(fields), true).then(setPreview, setProblem);
  });
  const commit = form.handleSubmit(async (fields) => {
    try {
      await recordMilestone(participant.id, requestOf(fields), false);
      announce(t('milestones.recorded', { name: milestone.name }));
      await changed();
      onClose();
    } catch (cause) {
      setProblem(cause);
    }
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => void (preview === null ? look : commit)(event)}
      onChange={() => setPreview(null)}
    >
      <Controller
        control={form.control}
        name="day"
        rules={{ validate: (day) => checkTypedDay(day, rule, t) }}
        render={({ field }) => (
          <DayField
            label={t('milestones.day')}
            value={field.value}
            onChange={field.onChange}
            today={schedule.today}
            error={errors.day?.message ?? null}
            isFirst
          />
        )}
      />
      {isRandomisation && <RandomisationFields study={study} register={form.register} />}
      {problem !== null && <ProblemNotice problem={problem} what={t('milestones.failed')} />}
      {own !== null && (
        <Link
          className="link"
          to="/$study/participants/$participantId/forms/$formId"
          params={{ study: study.code, participantId: participant.id, formId: own.id }}
        >
          {t('milestones.openForm', { form: own.name })}
        </Link>
      )}
      {preview !== null && (
        <section aria-label={t('milestones.preview')}>
          <h3 className="h3">{t('milestones.preview')}</h3>
          <MovesList moves={preview.moves} today={schedule.today} isPreview />
        </section>
      )}
      <div className={classes.panelFoot}>
        <button type="submit" className="btn p" disabled={isSubmitting}>
          {preview === null ? t('milestones.look') : t('milestones.recordOf', { name: milestone.name })}
        </button>
        <button type="button" className="btn q" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

interface RandomisationFieldsProps {
  readonly study: StudyView;
  readonly register: ReturnType<typeof useForm<MilestoneFields>>['register'];
}

/** The arm as allocated elsewhere, its reference, and the strata it was drawn in. */
function RandomisationFields({ study, register }: RandomisationFieldsProps) {
  const t = useWords();
  return (
    <>
      <Choices label={t('milestones.arm')} options={study.arms} field={register('arm', { required: true })} />
      <label className={classes.stacked}>
        {t('milestones.reference')}
        <input
          className={fields.box}
          autoComplete="off"
          maxLength={200}
          required
          {...register('reference', { required: true })}
        />
      </label>
      {study.strata.map((stratum) => (
        <Choices
          key={stratum.code}
          label={stratum.name}
          options={stratum.levels}
          field={register(`strata.${stratum.code}`, { required: true })}
        />
      ))}
    </>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly field: object;
}

function Choices({ label, options, field }: ChoicesProps) {
  return (
    <fieldset className={classes.choices}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.code}>
          <input type="radio" value={option.code} required {...field} />
          {option.name}
        </label>
      ))}
    </fieldset>
  );
}
