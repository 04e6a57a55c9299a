import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { StateIcon } from '../../../components/state-icon.js';
import { formsBeside } from '../../../forms/around/next-form.js';
import { useEntryPage } from '../../../forms/entry-context.js';
import type { Evaluation } from '../../../forms/use-evaluation.js';
import { formMark } from '../../../forms/state-marks.js';
import { useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import { keptAnswered, noteAnswered, useLeftWork } from '../../../lib/left-work.js';
import classes from '../casebook.module.css';
import { useFormName } from '../use-form-name.js';
import { formDay, visitsAround } from '../visits-around.js';

export interface FormNavigatorProps {
  readonly study: string;
  readonly form: FormView;
  readonly schedule: ScheduleView | null;
  readonly evaluation: Evaluation;
}

/** The forms of this visit with state and answered of total, and the visits around it. */
export function FormNavigator({ study, form, schedule, evaluation }: FormNavigatorProps) {
  const t = useWords();
  const nameOf = useFormName(study);
  const forms = schedule === null ? [] : formsBeside(schedule, form.id);
  const visit = schedule?.items.find((item) => item.id === form.visit?.id) ?? null;
  const left = useLeftWork();
  const others =
    schedule === null
      ? []
      : visitsAround(schedule.items, visit, formDay(form.definition, form.values) ?? form.today);
  const here = useRef<HTMLAnchorElement>(null);
  const isPlaced = forms.length > 0;
  // On a narrow screen the forms stand in a row that may be longer than the screen is wide.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [form.id, isPlaced]);
  const { proposed } = useEntryPage();
  const { total } = evaluation;
  // What is only proposed nobody has answered.
  const answered =
    evaluation.answered - Object.keys(proposed).filter((path) => evaluation.required.has(path)).length;
  useEffect(() => noteAnswered(form.id, { answered, total }), [form.id, answered, total]);
  return (
    <nav className={classes.navigator} aria-label={t('form.formsOfVisit')}>
      <h2 className="h3">{form.visit?.name ?? t('form.ofParticipant')}</h2>
      {forms.map((other) => {
        const isHere = other.id === form.id;
        const kept = isHere ? undefined : left.find(({ formId }) => formId === other.id);
        const counts = isHere ? { answered, total } : ((kept && keptAnswered(other.id)) ?? other);
        const unread = kept?.unread ?? 0;
        const known = isHere ? form.state : other.state;
        const state = known === 'not-started' && (kept?.changes ?? 0) > 0 ? 'in-progress' : known;
        return (
          <Link
            key={other.id}
            to="/$study/participants/$participantId/forms/$formId"
            params={{ study, participantId: form.participant.id, formId: other.id }}
            ref={isHere ? here : null}
            className={isHere ? classes.here : ''}
            aria-current={isHere ? 'page' : undefined}
          >
            <StateIcon state={formMark({ ...other, state }, visit)} />
            <span className={classes.formName}>
              {other.repetition > 1
                ? t(form.visit === null ? 'visit.formNumber' : 'visit.formPart', {
                    form: nameOf(other),
                    number: other.repetition,
                  })
                : nameOf(other)}
            </span>
            {unread > 0 && (
              <span className={classes.failed} title={t('saving.unread', { count: unread })}>
                <span aria-hidden="true">!</span>
                <span className="sr">{t('saving.unread', { count: unread })}</span>
              </span>
            )}
            <span className={classes.count}>{countWords(counts, t)}</span>
          </Link>
        );
      })}
      {others.length > 0 && (
        <div className={classes.others}>
          <h2 className="h3">{t('form.otherVisits')}</h2>
          {others.map((item) => (
            <Link
              key={item.id}
              to="/$study/participants/$participantId/visits/$visitId"
              params={{ study, participantId: form.participant.id, visitId: item.id }}
            >
              <StateIcon state={item.state} />
              <span className={classes.formName}>{item.name}</span>
              <span className={classes.count}>{dayOf(item, form.today)}</span>
            </Link>
          ))}
        </div>
      )}
    </nav>
  );
}

function countWords(
  counts: { readonly answered: number; readonly total: number },
  t: ReturnType<typeof useWords>,
) {
  return (
    <>
      <span aria-hidden="true">{`${counts.answered}/${counts.total}`}</span>
      <span className="sr">{t('form.answered', { answered: counts.answered, total: counts.total })}</span>
    </>
  );
}

function dayOf(item: ScheduleItemView, today: string): string {
  const day = item.occurred ?? item.planned ?? item.target;
  return day === null ? '' : shortDay(day, today);
}
