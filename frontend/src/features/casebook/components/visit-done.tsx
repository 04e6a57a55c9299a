import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import classes from '../casebook.module.css';

export interface VisitDoneProps {
  readonly study: string;
  readonly form: FormView;
  readonly schedule: ScheduleView;
}

/** The last form of a visit is complete: the ways on, none taken unasked, and the focus where nothing records. */
export function VisitDone({ study, form, schedule }: VisitDoneProps) {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (form.visit === null) return null;
  const nextId = schedule.participant.next?.visitId;
  const next = schedule.items.find(({ id }) => id === nextId && id !== form.visit?.id) ?? null;
  const day = next === null ? null : (next.occurred ?? next.planned ?? next.target);
  const participantId = form.participant.id;
  return (
    <section className={`note teal ${classes.moved}`} aria-labelledby="visit-done">
      <h2 id="visit-done" className="h2" tabIndex={-1} ref={heading}>
        {t('visitDone.title', { visit: form.visit.name })}
      </h2>
      <p className={classes.waysOn}>
        <Link className="btn" to="/$study/worklist" params={{ study }}>
          {t('visitDone.worklist')}
        </Link>
        {next !== null && (
          <Link
            className="btn"
            to="/$study/participants/$participantId/visits/$visitId"
            params={{ study, participantId, visitId: next.id }}
          >
            {day === null
              ? t('visitDone.nextUndated', { visit: next.name })
              : t('visitDone.next', { visit: next.name, day: dayText(day, form.today) })}
          </Link>
        )}
        <Link
          className="btn"
          to="/$study/participants/$participantId/visits/$visitId"
          params={{ study, participantId, visitId: form.visit.id }}
        >
          {t('visitDone.visit')}
        </Link>
      </p>
    </section>
  );
}
