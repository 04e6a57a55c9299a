import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views';
import { Link } from '@tanstack/react-router';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords } from '../../../forms/words.js';
import classes from '../visit.module.css';

interface VisitFormsProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
}

/** The forms of a visit with state and answered of total. */
export function VisitForms({ study, schedule, item }: VisitFormsProps) {
  const t = useWords();
  const done = item.forms.filter((form) => form.state === 'complete').length;
  return (
    <section aria-labelledby="forms-title" className={classes.block}>
      <div className={classes.head}>
        <h2 id="forms-title" className="h2">
          {t('visit.forms')}
        </h2>
        <span className="mut">{t('visit.formsDone', { done, total: item.forms.length })}</span>
      </div>
      <ul className={classes.forms}>
        {item.forms.map((form) => (
          <li key={form.id}>
            <Link
              to="/$study/participants/$participantId/forms/$formId"
              params={{ study, participantId: schedule.participant.id, formId: form.id }}
            >
              <StateIcon state={form.state} />
              <span className="m">{form.name}</span>
              {!form.required && <span className="mut">{t('field.optional')}</span>}
              <span className={classes.count}>
                {t('form.answered', { answered: form.answered, total: form.total })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
