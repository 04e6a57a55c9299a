import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { visitToAct } from '../../../forms/visit-acts/panel.js';
import { UndoDelayButton } from '../../../forms/visit-acts/undo-delay.js';
import { useWords } from '../../../forms/words.js';
import { dayText, daysBetween } from '../../../lib/dates.js';
import classes from '../visit.module.css';

interface DelayNoticeProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
  readonly mayDelay: boolean;
}

/** That somebody moved the visit, when and why, with the way back. */
export function DelayNotice({ study, schedule, item, mayDelay }: DelayNoticeProps) {
  const t = useWords();
  const { today, participant } = schedule;
  if (item.delay === null) return null;
  const { to, reason, decidedOn } = item.delay;
  const days = item.target === null ? 0 : (daysBetween(item.target, to) ?? 0);
  const key = days === 0 ? 'onTarget' : days < 0 ? 'earlier' : 'later';
  return (
    <section className={`note grey ${classes.notDone}`} aria-label={t('visit.delay.title')}>
      <p>
        {t(`visit.delay.${key}`, {
          count: Math.abs(days),
          day: dayText(to, today),
          decided: dayText(decidedOn, today),
          reason,
        })}
      </p>
      {mayDelay && <UndoDelayButton study={study} visit={visitToAct(item, participant)} today={today} />}
    </section>
  );
}
