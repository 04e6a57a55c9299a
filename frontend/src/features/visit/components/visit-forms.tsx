import { isGranted, mayComplete } from '@lutetia/shared/contract/access';
import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { StateIcon } from '../../../components/state-icon.js';
import { formMark } from '../../../forms/state-marks.js';
import { useWords } from '../../../forms/words.js';
import { useRoles } from '../../../lib/session.js';
import { AddForm } from './add-form.js';
import { RemoveForm } from './remove-form.js';
import classes from '../visit.module.css';

interface VisitFormsProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
}

/** The forms of a visit, each with where it stands and what is to be done with it; the next one stands out. */
export function VisitForms({ study, schedule, item }: VisitFormsProps) {
  const t = useWords();
  const roles = useRoles(study);
  const mayEnter = isGranted(roles, 'form.enter');
  const done = item.forms.filter((form) => form.state === 'complete').length;
  const next =
    mayEnter && item.occurred !== null
      ? item.forms.find((form) => form.required && form.state !== 'complete')
      : undefined;
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
            <StateIcon state={formMark(form, item)} />
            <span className="m">
              {form.repetition > 1
                ? t('visit.formPart', { form: form.name, number: form.repetition })
                : form.name}
            </span>
            {!form.required && <span className="mut">{t('field.optional')}</span>}
            {mayEnter && form.state !== 'complete' && !mayComplete(form, roles) && (
              <span className="mut">{t('visit.investigatorCompletes')}</span>
            )}
            <span className={classes.count}>
              {t('form.answered', { answered: form.answered, total: form.total })}
            </span>
            <Link
              className={form === next ? 'btn s p' : 'btn s'}
              aria-label={t(`visit.${actOn(form, mayEnter)}Form`, { form: form.name })}
              to="/$study/participants/$participantId/forms/$formId"
              params={{ study, participantId: schedule.participant.id, formId: form.id }}
            >
              {t(`visit.${actOn(form, mayEnter)}`)}
            </Link>
            {mayEnter && form.repetition > 1 && form.state === 'not-started' && (
              <RemoveForm study={study} participantId={schedule.participant.id} form={form} />
            )}
          </li>
        ))}
      </ul>
      {mayEnter && item.occurred !== null && (
        <AddForm study={study} schedule={schedule} forms={item.forms} visitId={item.id} />
      )}
    </section>
  );
}

function actOn(form: ScheduleFormView, mayEnter: boolean): 'enter' | 'goOn' | 'open' {
  if (!mayEnter || form.state === 'complete') return 'open';
  return form.state === 'in-progress' ? 'goOn' : 'enter';
}
