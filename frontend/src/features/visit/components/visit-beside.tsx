import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { StateIcon } from '../../../components/state-icon.js';
import { useFormView } from '../../../forms/api/read-form.js';
import { valueWords } from '../../../forms/value-words.js';
import { visitsAhead } from '../../../forms/visits-ahead.js';
import { inWords, useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import classes from '../visit.module.css';

interface VisitBesideProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
}

const MOST_NEXT = 4;

/** How and where the visit took place, as its visit form says, and what comes next for the participant. */
export function VisitBeside({ study, schedule, item }: VisitBesideProps) {
  const t = useWords();
  const first = item.forms[0];
  const params = { study, participantId: schedule.participant.id };
  const next = visitsAhead(schedule.items)
    .filter((other) => other.id !== item.id)
    .slice(0, MOST_NEXT);
  return (
    <>
      {item.occurred !== null && first?.state === 'complete' && <Performed formId={first.id} {...params} />}
      <section aria-labelledby="next-title">
        <h2 id="next-title" className="h2">
          {t('visit.next')}
        </h2>
        {next.length === 0 && <p className="sec">{t('schedule.empty')}</p>}
        <ul className={classes.next}>
          {next.map((other) => (
            <li key={other.id}>
              <StateIcon state={other.state} />
              <Link
                to="/$study/participants/$participantId/visits/$visitId"
                params={{ ...params, visitId: other.id }}
              >
                {other.name}
              </Link>
              <span className={classes.count}>{dayOf(other, schedule.today) ?? t('noDate')}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

interface PerformedProps {
  readonly study: string;
  readonly participantId: string;
  readonly formId: string;
}

function Performed({ study, participantId, formId }: PerformedProps) {
  const t = useWords();
  const form = useFormView(formId).data;
  if (form === undefined) return null;
  return (
    <section aria-labelledby="performed-title">
      <h2 id="performed-title" className="h2">
        {t('visit.performed')}
      </h2>
      <dl className={classes.performed}>
        {answersOf(form).map(({ item, value }) => (
          <div key={item.code}>
            <dt>{inWords(item.label)}</dt>
            <dd>{valueWords(form.definition, item, value, t)}</dd>
          </div>
        ))}
      </dl>
      {form.editable && (
        <Link
          className="link"
          to="/$study/participants/$participantId/forms/$formId"
          params={{ study, participantId, formId }}
        >
          {t('visit.correct')}
        </Link>
      )}
    </section>
  );
}

function answersOf({ definition, values }: FormView) {
  return definition.sections
    .flatMap((section) => section.items)
    .flatMap((item) => {
      const value = values[item.code];
      return value === undefined ? [] : [{ item, value }];
    });
}

function dayOf(item: ScheduleItemView, today: string): string | null {
  const day = item.occurred ?? item.planned ?? item.target;
  return day === null ? null : shortDay(day, today);
}
