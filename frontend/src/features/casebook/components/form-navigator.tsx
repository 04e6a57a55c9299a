import type { FormView } from '@lutetia/shared/contract/views/forms';
import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';
import { StateIcon } from '../../../components/state-icon.js';
import { formsBeside } from '../../../forms/around/next-form.js';
import { useEntryPage } from '../../../forms/entry-context.js';
import type { Evaluation } from '../../../forms/use-evaluation.js';
import { formMark } from '../../../forms/state-marks.js';
import { useWords, type Translate } from '../../../forms/words.js';
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
  const forms = schedule === null ? [] : formsBeside(schedule, form.id);
  const visit = schedule?.items.find((item) => item.id === form.visit?.id) ?? null;
  const at = formDay(form.definition, form.values) ?? form.today;
  const others = schedule === null ? [] : visitsAround(schedule.items, visit, at);
  const here = useRef<HTMLAnchorElement>(null);
  const isPlaced = forms.length > 0;
  // On a narrow screen the forms stand in a row that may be longer than the screen is wide.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [form.id, isPlaced]);
  const counts = useCounts(form, evaluation);
  return (
    <nav className={classes.navigator} aria-label={t('form.formsOfVisit')}>
      <h2 className="h3">{form.visit?.name ?? t('form.ofParticipant')}</h2>
      {forms.map((other) => (
        <FormLink
          key={other.id}
          study={study}
          form={form}
          other={other}
          visit={visit}
          here={here}
          counts={counts}
        />
      ))}
      {others.length > 0 && <OtherVisits study={study} form={form} visits={others} />}
    </nav>
  );
}

interface Counts {
  readonly answered: number;
  readonly total: number;
}

/** Of this form, as it stands on the page; kept for when it is left with work that waits. */
function useCounts({ id }: FormView, evaluation: Evaluation): Counts {
  const { proposed } = useEntryPage();
  const { total, required } = evaluation;
  // What is only proposed nobody has answered.
  const answered = evaluation.answered - Object.keys(proposed).filter((path) => required.has(path)).length;
  useEffect(() => noteAnswered(id, { answered, total }), [id, answered, total]);
  return { answered, total };
}

interface FormLinkProps {
  readonly study: string;
  /** The form that is open. */
  readonly form: FormView;
  readonly other: ScheduleFormView;
  readonly visit: ScheduleItemView | null;
  readonly here: RefObject<HTMLAnchorElement | null>;
  /** Of the form that is open. */
  readonly counts: Counts;
}

/** A form with its state and how much of it is answered, what waits on this computer counted in. */
function FormLink({ study, form, other, visit, here, counts }: FormLinkProps) {
  const t = useWords();
  const name = useFormName(study)(other);
  const isHere = other.id === form.id;
  const kept = useLeftWork().find(({ formId }) => !isHere && formId === other.id);
  const shown = isHere ? counts : ((kept && keptAnswered(other.id)) ?? other);
  const unread = kept?.unread ?? 0;
  const known = isHere ? form.state : other.state;
  const state = known === 'not-started' && (kept?.changes ?? 0) > 0 ? 'in-progress' : known;
  const part = form.visit === null ? 'visit.formNumber' : 'visit.formPart';
  return (
    <Link
      to="/$study/participants/$participantId/forms/$formId"
      params={{ study, participantId: form.participant.id, formId: other.id }}
      ref={isHere ? here : null}
      className={isHere ? classes.here : ''}
      aria-current={isHere ? 'page' : undefined}
    >
      <StateIcon state={formMark({ ...other, state }, visit)} />
      <span className={classes.formName}>
        {other.repetition > 1 ? t(part, { form: name, number: other.repetition }) : name}
      </span>
      {unread > 0 && (
        <span className={classes.failed} title={t('saving.unread', { count: unread })}>
          <span aria-hidden="true">!</span>
          <span className="sr">{t('saving.unread', { count: unread })}</span>
        </span>
      )}
      <span className={classes.count}>{countWords(shown, t)}</span>
    </Link>
  );
}

interface OtherVisitsProps {
  readonly study: string;
  readonly form: FormView;
  readonly visits: readonly ScheduleItemView[];
}

/** The visits before and after this one. */
function OtherVisits({ study, form, visits }: OtherVisitsProps) {
  const t = useWords();
  return (
    <div className={classes.others}>
      <h2 className="h3">{t('form.otherVisits')}</h2>
      {visits.map((visit) => (
        <Link
          key={visit.id}
          to="/$study/participants/$participantId/visits/$visitId"
          params={{ study, participantId: form.participant.id, visitId: visit.id }}
        >
          <StateIcon state={visit.state} />
          <span className={classes.named}>
            <span>{visit.name}</span>
            <span className={classes.count}>{dayOf(visit, form.today)}</span>
          </span>
        </Link>
      ))}
    </div>
  );
}

function countWords(counts: Counts, t: Translate) {
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
