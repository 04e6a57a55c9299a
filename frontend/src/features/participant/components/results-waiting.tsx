import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../forms/words.js';
import { useMay } from '../../../lib/session.js';
import classes from '../participant.module.css';

interface ResultsWaitingProps {
  readonly study: string;
  readonly schedule: ScheduleView;
}

/** Abnormal laboratory results of completed forms nobody has judged yet, and the way to each form. */
export function ResultsWaiting({ study, schedule }: ResultsWaitingProps) {
  const t = useWords();
  const mayJudge = useMay(study, 'laboratory.judge');
  const ofVisits = schedule.items.flatMap(({ name, forms }) => forms.map((form) => ({ visit: name, form })));
  const all = [...ofVisits, ...schedule.forms.map((form) => ({ visit: null, form }))];
  const waiting = all.filter(({ form }) => form.waiting > 0);
  const count = waiting.reduce((sum, { form }) => sum + form.waiting, 0);
  if (count === 0) return null;
  return (
    <section
      className={`note ${mayJudge ? 'blue' : 'grey'} ${classes.results}`}
      aria-labelledby="results-waiting"
    >
      <h2 id="results-waiting" className="h3">
        {t(mayJudge ? 'laboratory.forYou' : 'laboratory.forInvestigator', { count })}
      </h2>
      <ul className={classes.waiting}>
        {waiting.map(({ visit, form }) => (
          <li key={form.id}>
            <Link
              to="/$study/participants/$participantId/forms/$formId"
              params={{ study, participantId: schedule.participant.id, formId: form.id }}
            >
              {[visit, form.name].filter((part) => part !== null).join(', ')}
            </Link>{' '}
            <span className="num sec">{form.waiting}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
