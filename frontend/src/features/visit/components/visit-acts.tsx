import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { DayField } from '../../../forms/around/day-field.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { parseTypedDay } from '../../../lib/typed-date.js';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { changeVisit, delayVisit } from '../api/change-visit.js';
import fields from '../../../forms/fields/fields.module.css';
import classes from '../visit.module.css';
import type { VisitActProps } from './record-visit.js';

type Act = 'book' | 'delay' | 'missed' | 'skip';

interface ActFields {
  day: string;
  reason: string;
}

/** Book, delay, missed, skip: one at a time, in place. A delay shows what it would move before it does. */
export function VisitActs(props: VisitActProps & { readonly mayDelay: boolean }) {
  const t = useWords();
  const [act, setAct] = useState<Act | null>(null);
  const acts: readonly Act[] = props.mayDelay
    ? ['book', 'delay', 'missed', 'skip']
    : ['book', 'missed', 'skip'];
  return (
    <section aria-label={t('act.title')} className={classes.acts}>
      <div className={classes.actRow}>
        {acts.map((one) => (
          <button
            key={one}
            type="button"
            className="btn"
            aria-expanded={act === one}
            onClick={() => setAct(act === one ? null : one)}
          >
            {t(`act.${one}`)}
          </button>
        ))}
      </div>
      {act !== null && <ActForm key={act} {...props} act={act} onClose={() => setAct(null)} />}
    </section>
  );
}

interface ActFormProps extends VisitActProps {
  readonly act: Act;
  readonly onClose: () => void;
}

function ActForm({ study, schedule, item, onDone, act, onClose }: ActFormProps) {
  const t = useWords();
  const changed = useParticipantChanged(study, schedule.participant.id);
  const [preview, setPreview] = useState<MovesView | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const rule = { today: requireCalendarDay(schedule.today), visit: null, mayBeAhead: true };
  const form = useForm<ActFields>({ defaultValues: { day: '', reason: '' } });
  const hasDay = act === 'book' || act === 'delay';
  const isLooking = act === 'delay' && preview === null;

  const run = ({ day, reason }: ActFields): Promise<MovesView> => {
    const on = parseTypedDay(day, rule) ?? day;
    switch (act) {
      case 'book':
        return changeVisit(item.id, item.version, { booked: on });
      case 'delay':
        return delayVisit(
          schedule.participant.id,
          { visit: item.id, to: on, reason: reason.trim() },
          isLooking,
        );
      case 'missed':
        return changeVisit(item.id, item.version, { missed: true, reason: reason.trim() });
      case 'skip':
        return changeVisit(item.id, item.version, { skipped: true, reason: reason.trim() });
    }
  };
  const submit = form.handleSubmit(async (fields) => {
    setProblem(null);
    try {
      const moves = await run(fields);
      if (isLooking) return setPreview(moves);
      announce(t('act.done', { visit: item.name }));
      await changed();
      onDone(moves);
      onClose();
    } catch (cause) {
      setProblem(cause);
    }
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form
      className={classes.actForm}
      onSubmit={(event) => void submit(event)}
      onChange={() => setPreview(null)}
    >
      {hasDay && (
        <DayField
          label={t(act === 'book' ? 'act.bookOn' : 'act.delayTo')}
          today={schedule.today}
          visit={null}
          aheadFrom={item.planned ?? schedule.today}
          error={errors.day?.message}
          field={form.register('day', {
            validate: (text) => checkTypedDay(text, rule, t),
          })}
          onChoose={(text) => {
            form.setValue('day', text, { shouldValidate: true });
            setPreview(null);
          }}
        />
      )}
      {act !== 'book' && (
        <label className={classes.stacked}>
          {t('act.reason')}
          <input
            className={fields.box}
            autoComplete="off"
            maxLength={2000}
            aria-invalid={errors.reason !== undefined}
            {...form.register('reason', { validate: (text) => text.trim() !== '' || t('act.reasonNeeded') })}
          />
          {errors.reason !== undefined && <span className="red">{errors.reason.message}</span>}
        </label>
      )}
      {preview !== null && <MovesList moves={preview.moves} today={schedule.today} isPreview />}
      {problem !== null && <ProblemNotice problem={problem} what={t('act.failed')} />}
      <div className={classes.actRow}>
        <button type="submit" className="btn p" disabled={isSubmitting}>
          {t(isLooking ? 'act.look' : `act.commit.${act}`)}
        </button>
        <button type="button" className="btn q" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
