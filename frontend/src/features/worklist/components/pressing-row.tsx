import { Link } from '@tanstack/react-router';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';
import type { PressingLine } from '../pressing.js';

interface PressingRowProps {
  readonly study: string;
  readonly line: PressingLine;
  readonly isCurrent: boolean;
  readonly mayRecord: boolean;
  readonly onCurrent: (id: string) => void;
  readonly register: (id: string, element: HTMLElement | null) => void;
}

/** A death to record, an event to review or a decision to make: whose, what of, by when, and the button that leads to its form. */
export function PressingRow({ study, line, isCurrent, mayRecord, onCurrent, register }: PressingRowProps) {
  const t = useWords('worklist');
  const { id, number, participantId } = line;
  const tabIndex = isCurrent ? 0 : -1;
  const words = wordsOf(line, t);
  return (
    <li
      className={isCurrent ? 'wl-row wl-current' : 'wl-row'}
      tabIndex={tabIndex}
      ref={(element) => register(id, element)}
      onFocus={() => onCurrent(id)}
      aria-label={[number, words.what, words.when].filter((part) => part !== null).join(', ')}
    >
      <StateIcon state={words.isLate ? 'overdue' : 'due'} silent />
      <Link
        to="/$study/participants/$participantId"
        params={{ study, participantId }}
        className="pid"
        tabIndex={tabIndex}
      >
        {number}
      </Link>
      <div className={words.when === null ? 'wl-what wl-wide' : 'wl-what'}>
        <div className="wl-name">{words.what}</div>
        <div className="wl-sub">{words.detail}</div>
      </div>
      {words.when !== null && (
        <>
          <div className="when">
            <span className={words.isLate ? 'amber' : undefined}>{words.when}</span>
            {words.until !== null && <div className="wl-sub">{words.until}</div>}
          </div>
          <span className="win" />
        </>
      )}
      <PressingAct study={study} line={line} isCurrent={isCurrent} mayRecord={mayRecord} />
    </li>
  );
}

/** The one button of the line. */
function PressingAct({
  study,
  line,
  isCurrent,
  mayRecord,
}: Omit<PressingRowProps, 'onCurrent' | 'register'>) {
  const t = useWords('worklist');
  const { kind, number, participantId, formId } = line;
  const look = { className: isCurrent ? 'btn s p' : 'btn s', tabIndex: isCurrent ? 0 : -1 };
  const to = { study, participantId };
  if (formId === null) {
    return (
      <Link to="/$study/participants/$participantId" params={to} {...look}>
        {t('open')}
      </Link>
    );
  }
  const act = mayRecord ? actOf(line) : null;
  return (
    <Link
      to="/$study/participants/$participantId/forms/$formId"
      params={{ ...to, formId }}
      aria-label={t(`${kind}.${act ?? 'open'}Of`, { number })}
      {...look}
    >
      {t(act === null ? 'open' : `${kind}.${act}`)}
    </Link>
  );
}

function actOf({ begun }: PressingLine): 'continue' | 'act' {
  return begun ? 'continue' : 'act';
}

interface LineWords {
  readonly what: string;
  readonly detail: string;
  readonly when: string | null;
  readonly until: string | null;
  readonly isLate: boolean;
}

function wordsOf(line: PressingLine, t: Words): LineWords {
  if (line.kind === 'death') {
    const what = t(line.inProgress ? 'death.ofInProgress' : 'death.of', { event: line.event });
    return { what, detail: t('death.none'), when: null, until: null, isLate: true };
  }
  if (line.kind === 'review') {
    const { event, grade, inProgress } = line;
    const what = grade === null ? t('review.of', { event }) : t('review.ofGrade', { event, grade });
    const detail = t(inProgress ? 'review.inProgress' : 'review.isSerious');
    return { what, detail, when: null, until: null, isLate: true };
  }
  const { dose, day, today, closes, isOnDay, openForms } = line;
  const isLate = (closes ?? day) < today;
  const when = day === today ? t('decision.isToday') : t('decision.on', { day: dayText(day, today) });
  const until = closes === null ? null : t(isLate ? 'closedOn' : 'until', { day: dayText(closes, today) });
  const stage = t(isOnDay ? 'decision.onDay' : 'decision.beforeOrder');
  const detail =
    openForms.length === 0 ? stage : `${stage}; ${t('decision.openForms', { names: openForms.join(', ') })}`;
  return { what: dose, detail, when, until, isLate };
}
