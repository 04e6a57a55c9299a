import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { placeFor, usualMode } from '@lutetia/shared/schedule/proposed-for-visit';
import { useEffect, useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useFormView } from '../../../forms/api/read-form.js';
import { DayField } from '../../../forms/around/day-field.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { inWords, useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { useOnce } from '../../../lib/change-id.js';
import { dayWithYear } from '../../../lib/dates.js';
import { parseTypedDay } from '../../../lib/typed-date.js';
import { changeVisit, type VisitChange } from '../api/change-visit.js';
import { placeItem, VISIT_MODES } from '../visit-form-items.js';
import fields from '../../../forms/fields/fields.module.css';
import classes from '../visit.module.css';

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
  const once = useOnce(item.id);
  const [problem, setProblem] = useState<unknown>(null);
  const today = requireCalendarDay(schedule.today);
  const planned = item.planned !== null && item.planned <= today ? parseCalendarDay(item.planned) : null;
  const rule = { today, visit: planned, mayBeAhead: false };
  const definition = useFormView(item.forms[0]?.id ?? null).data?.definition;
  const places = useMemo(() => (definition === undefined ? [] : placeItem(definition).options), [definition]);
  const modes = item.contactModes ?? VISIT_MODES;
  // A visit added by hand for a day that has come took place on that day, unless somebody says otherwise.
  const day = item.kind === 'unscheduled' && planned !== null ? dayWithYear(planned) : '';
  const form = useForm<VisitFields>({
    defaultValues: { day, mode: usualMode(item.contactModes) ?? '', place: '' },
  });
  const { setValue, getValues } = form;
  useEffect(
    () => setValue('place', placeFor(getValues('mode'), places) ?? ''),
    [places, setValue, getValues],
  );
  const isEarly = item.state === 'not-due' || item.state === 'provisional';
  const record = form.handleSubmit(async ({ day: typed, mode, place }) => {
    setProblem(null);
    const request: VisitChange = {
      occurred: parseTypedDay(typed, rule) ?? typed,
      ...(mode === '' ? {} : { mode }),
      ...(place === '' ? {} : { place }),
    };
    try {
      const moves = await once(request, (act) => changeVisit(item.id, item.version, act));
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
        visit={planned}
        error={form.formState.errors.day?.message}
        field={form.register('day', { validate: (text) => checkTypedDay(text, rule, t) })}
        onChoose={(text) => form.setValue('day', text, { shouldValidate: true })}
      />
      {modes.length > 1 && (
        <fieldset className={classes.modes}>
          <legend>{t('visit.mode')}</legend>
          {modes.map((mode) => (
            <label key={mode}>
              <input
                type="radio"
                value={mode}
                {...form.register('mode', {
                  onChange: () => form.setValue('place', placeFor(mode, places) ?? ''),
                })}
              />
              {t(`mode.${mode}`)}
            </label>
          ))}
        </fieldset>
      )}
      {modes.length > 0 && places.length > 0 && (
        <label className={classes.stacked}>
          {t('visit.place')}
          <select className={fields.box} {...form.register('place')}>
            <option value="">{t('visit.placeOpen')}</option>
            {places.map((place) => (
              <option key={place.code} value={place.code}>
                {inWords(place.name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className={isEarly ? 'btn' : 'btn p'} disabled={form.formState.isSubmitting}>
        {t(isEarly ? 'visit.recordEarly' : 'visit.record')}
      </button>
      {problem !== null && <ProblemNotice problem={problem} what={t('visit.notRecorded')} />}
    </form>
  );
}
