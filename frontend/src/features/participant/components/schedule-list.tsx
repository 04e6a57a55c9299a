import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FlagIcon, shownFlags, StateIcon } from '../../../components/state-icon.js';
import { dayHintWords } from '../../../forms/around/day-hint-words.js';
import { ExplainedDate } from '../../../forms/around/explained-date.js';
import { windowText } from '../../../forms/day-words.js';
import { visitToAct } from '../../../forms/visit-acts/panel.js';
import { UndoDelayButton } from '../../../forms/visit-acts/undo-delay.js';
import { amongVisits, visitsAhead } from '../../../forms/visits-ahead.js';
import { unstopped } from '../../../lib/unstopped.js';
import { useWords, type Translate } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import { useMay } from '../../../lib/session.js';
import { branchOf } from '../course.js';
import classes from '../participant.module.css';

const SHOWN = 8;

interface ScheduleListProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  /** Null where no visit may be added. */
  readonly onAdd: (() => void) | null;
}

/** The visits to come with their days and windows; all of them on demand. */
export function ScheduleList({ study, schedule, onAdd }: ScheduleListProps) {
  const t = useWords();
  const [isWhole, setWhole] = useState(false);
  const open = visitsAhead(schedule.items);
  const items = isWhole ? amongVisits(schedule.items) : open.slice(0, SHOWN);
  return (
    <section aria-labelledby="schedule-title">
      <div className={classes.head}>
        <h2 id="schedule-title" className="h2">
          {t('schedule.title')}
        </h2>
        <span className="mut">
          {isWhole
            ? t('schedule.all', { count: schedule.items.length })
            : open.length > 0 && t('schedule.next', { count: items.length, total: open.length })}
        </span>
        <span className={classes.grow} />
        {onAdd !== null && (
          <button type="button" className="btn s" onClick={onAdd}>
            {t('schedule.add')}
          </button>
        )}
        <button type="button" className="btn s" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'schedule.showNext' : 'schedule.showAll')}
        </button>
      </div>
      {items.length === 0 && <p className="sec">{t('schedule.empty')}</p>}
      <ul className={classes.schedule}>
        {items.map((item, index) => (
          <ScheduleRow
            key={item.id}
            study={study}
            item={item}
            schedule={schedule}
            isFirstOfCycle={items.findIndex(({ cycle }) => cycle === item.cycle) === index}
            hasNamesake={items.some((other) => other !== item && other.name === item.name)}
          />
        ))}
      </ul>
    </section>
  );
}

interface ScheduleRowProps extends Omit<ScheduleListProps, 'onAdd'> {
  readonly item: ScheduleItemView;
  readonly isFirstOfCycle: boolean;
  /** Another visit of the same name is listed: while the arm is not known, the same visit of another one. */
  readonly hasNamesake: boolean;
}

function ScheduleRow({ study, item, schedule, isFirstOfCycle, hasNamesake }: ScheduleRowProps) {
  const t = useWords();
  const mayDelay = useMay(study, 'schedule.delay');
  const { today, participant } = schedule;
  const window = windowText(item.opens, item.closes, today);
  const day = item.occurred ?? item.planned ?? item.target;
  const hint = dayHintWords(item, t);
  return (
    <li>
      <StateIcon state={item.state} />
      <span>
        <Link
          className="m"
          to="/$study/participants/$participantId/visits/$visitId"
          params={{ study, participantId: participant.id, visitId: item.id }}
        >
          {item.name}
        </Link>{' '}
        {shownFlags(item.flags).map((flag) => (
          <FlagIcon key={flag} flag={flag} />
        ))}
      </span>
      <span className={classes.when}>
        <ExplainedDate
          text={day === null ? t('noDate') : dayText(day, today)}
          explanation={item.explanation}
          target={item.target}
          window={window}
          today={today}
        />
      </span>
      <span className={classes.sub}>
        {hint !== null && <span className="amber">{hint} · </span>}
        {hasNamesake && branchOf(item) !== null && `${branchOf(item)} · `}
        {subWords(item, window, isFirstOfCycle ? dependsWords(item, participant, t) : null, t)}{' '}
        {mayDelay && item.delay !== null && item.occurred === null && item.state !== 'not-applicable' && (
          <UndoDelayButton study={study} visit={visitToAct(item, participant)} today={today} />
        )}
      </span>
    </li>
  );
}

/** Who set the day: a booking, or a delay with its reason; null for the protocol's own day. */
function settingWords(
  { booked, planned, occurred, explanation }: ScheduleItemView,
  t: Translate,
): string | null {
  if (occurred !== null) return null;
  if (booked !== null && booked === planned) return t('schedule.booked');
  if (explanation.delay === null || explanation.delay.days === 0) return null;
  const { days, reason } = explanation.delay;
  return t(days < 0 ? 'schedule.broughtForward' : 'schedule.delayed', {
    count: Math.abs(days),
    reason: unstopped(reason),
  });
}

/** What a visit of a planned cycle depends on; null for what is settled. */
function dependsWords(
  { cycle, state }: ScheduleItemView,
  { doseBudget }: ParticipantView,
  t: Translate,
): string | null {
  if (doseBudget === null || state === 'complete' || !doseBudget.dependent.includes(cycle)) return null;
  const { name, limit, unit } = doseBudget;
  return t('schedule.dependsOn', { name, limit, unit });
}

function subWords(
  item: ScheduleItemView,
  window: string | null,
  depends: string | null,
  t: Translate,
): string {
  const forms = item.forms;
  const answered = forms.reduce((sum, form) => sum + form.answered, 0);
  const total = forms.reduce((sum, form) => sum + form.total, 0);
  const parts = [
    item.reason,
    item.state === 'in-progress' ? t('schedule.answered', { answered, total }) : null,
    settingWords(item, t),
    depends,
    window === null ? t('date.noWindow') : t('date.window', { window }),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
