import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { MovesView, ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { DayField } from '../../../forms/around/day-field.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { parseTypedDay } from '../../../lib/typed-date.js';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { changeVisit, type VisitChange } from '../api/change-visit.js';
import fields from '../../../forms/fields/fields.module.css';
import classes from '../visit.module.css';

const MODES = ['on-site', 'telephone', 'home', 'other-hospital'] as const;

interface VisitFields {
  day: string;
  mode: string;
  place: string;
}

export interface VisitActProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
  readonly onDone: (moves: MovesView) => void;
}

/** Records that the visit took place: day, mode, place. A day outside the window is kept as a deviation. */
export function RecordVisit({ study, schedule, item, onDone }: VisitActProps) {
  const t = useWords();
  const changed = useParticipantChanged(study, schedule.participant.id);
  const [problem, setProblem] = useState<unknown>(null);
  const anchors = { today: requireCalendarDay(schedule.today), visit: null };
  const form = useForm<VisitFields>({ defaultValues: { day: '', mode: 'on-site', place: '' } });
  const record = form.handleSubmit(async ({ day, mode, place }) => {
    setProblem(null);
    const request: VisitChange = {
      occurred: parseTypedDay(day, anchors) ?? day,
      mode,
      ...(place.trim() === '' ? {} : { place: place.trim() }),
    };
    try {
      const moves = await changeVisit(item.id, item.version, request);
      announce(t('visit.recorded', { visit: item.name }));
      await changed();
      onDone(moves);
    } catch (cause) {
      setProblem(cause);
    }
  });
  return (
    <form className={classes.record} onSubmit={(event) => void record(event)} aria-label={t('visit.record')}>
      <DayField
        label={t('visit.day')}
        today={schedule.today}
        visit={null}
        error={form.formState.errors.day?.message}
        field={form.register('day', {
          validate: (text) => parseTypedDay(text, anchors) !== null || t('expected.day'),
        })}
        onChoose={(text) => form.setValue('day', text, { shouldValidate: true })}
      />
      <fieldset className={classes.modes}>
        <legend>{t('visit.mode')}</legend>
        {MODES.map((mode) => (
          <label key={mode}>
            <input type="radio" value={mode} {...form.register('mode')} />
            {t(`mode.${mode}`)}
          </label>
        ))}
      </fieldset>
      <label className={classes.stacked}>
        {t('visit.place')}
        <input className={fields.box} autoComplete="off" maxLength={60} {...form.register('place')} />
      </label>
      <button type="submit" className="btn p" disabled={form.formState.isSubmitting}>
        {t('visit.record')}
      </button>
      {problem !== null && <ProblemNotice problem={problem} what={t('visit.notRecorded')} />}
    </form>
  );
}
