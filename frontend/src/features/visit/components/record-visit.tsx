import { placeFor } from '@lutetia/shared/schedule/proposed-for-visit';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { DayField } from '../../../forms/around/day-field.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import fields from '../../../forms/fields/fields.module.css';
import { inWords, useWords } from '../../../forms/words.js';
import { useRecordVisit, type VisitToRecord } from '../use-record-visit.js';
import { VISIT_MODES } from '../visit-form-items.js';
import classes from '../visit.module.css';

/** Records that the visit took place: day, mode, place. A day outside the window is kept as a deviation. */
export function RecordVisit(props: VisitToRecord) {
  const { schedule, item } = props;
  const t = useWords();
  const recording = useRecordVisit(props);
  const { form, places, rule, record, problem } = recording;
  const modes = item.contactModes ?? VISIT_MODES;
  const isEarly = item.state === 'not-due' || item.state === 'provisional';
  return (
    <form className={classes.record} onSubmit={(event) => void record(event)} aria-label={t('visit.record')}>
      <DayField
        label={t('visit.day')}
        today={schedule.today}
        visit={rule.visit}
        error={form.formState.errors.day?.message}
        field={form.register('day', { validate: (text) => checkTypedDay(text, rule, t) })}
        onChoose={(text) => form.setValue('day', text, { shouldValidate: true })}
      />
      {modes.length > 1 && <Modes modes={modes} recording={recording} />}
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

interface ModesProps {
  readonly modes: readonly string[];
  readonly recording: ReturnType<typeof useRecordVisit>;
}

/** How it took place; the usual place follows it. */
function Modes({ modes, recording: { form, places } }: ModesProps) {
  const t = useWords();
  return (
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
  );
}
