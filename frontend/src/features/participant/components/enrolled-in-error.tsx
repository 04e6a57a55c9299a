import type { ScheduleFormView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useState } from 'react';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import { useMay } from '../../../lib/session.js';
import classes from '../participant.module.css';
import { EnrolledInErrorPanel } from './panels-apart.js';

interface EnrolledInErrorProps {
  readonly study: string;
  readonly schedule: ScheduleView;
}

/** For a number given by mistake, the way out, or what stands in it; nothing for those who may not, and after a dose. */
export function EnrolledInErrorEntry({ study, schedule }: EnrolledInErrorProps) {
  const t = useWords();
  const may = useMay(study, 'participant.enrolled-in-error');
  const [isOpen, setOpen] = useState(false);
  if (!may || schedule.participant.lastDose !== null) return null;
  const complete = completeForm(schedule);
  return (
    <section aria-labelledby="in-error-title">
      <div className={classes.head}>
        <h2 id="in-error-title" className="h2">
          {t('inError.title')}
        </h2>
        {complete === null && (
          <button type="button" className="btn s" onClick={() => setOpen(true)}>
            {t('inError.open')}
          </button>
        )}
      </div>
      <p className="sec">
        {complete === null ? t('inError.hint') : t('inError.notNow', { form: complete.name })}
      </p>
      <EnrolledInErrorPanel
        study={study}
        schedule={schedule}
        act="mark"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </section>
  );
}

/** A form somebody completed: a number with one is in use. */
function completeForm({ items, forms }: ScheduleView): ScheduleFormView | null {
  const all = [...items.flatMap((item) => item.forms), ...forms];
  return all.find(({ state }) => state === 'complete') ?? null;
}

/** All there is to say of a number enrolled in error: since when, who and why, and the way back. */
export function EnrolledInErrorNotice({ study, schedule }: EnrolledInErrorProps) {
  const t = useWords();
  const may = useMay(study, 'participant.enrolled-in-error');
  const [isOpen, setOpen] = useState(false);
  const { number, enrolledInError, today } = schedule.participant;
  if (enrolledInError === null) return null;
  const { on, by, reason } = enrolledInError;
  return (
    <div className={classes.notice}>
      <section className="note amber" aria-label={t('inError.title')}>
        <p className="m">{t('inError.is', { number })}</p>
        <p>{t('inError.noted', { day: dayText(on, today), by, reason })}</p>
        <p className="sec">{t('inError.means')}</p>
        {may && (
          <p className={classes.back}>
            <button type="button" className="btn s" onClick={() => setOpen(true)}>
              {t('inError.takeBack.open')}
            </button>
          </p>
        )}
      </section>
      <EnrolledInErrorPanel
        study={study}
        schedule={schedule}
        act="takeBack"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}
