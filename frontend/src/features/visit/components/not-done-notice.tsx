import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { visitToAct } from '../../../forms/visit-acts/panel.js';
import { UndoNotDone } from '../../../forms/visit-acts/undo-not-done.js';
import { useWords } from '../../../forms/words.js';
import classes from '../visit.module.css';

interface NotDoneNoticeProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
  readonly mayRecord: boolean;
}

/** That the visit was missed or skipped and why, with the ways back: undo, or record it after all. */
export function NotDoneNotice({ study, schedule, item, mayRecord }: NotDoneNoticeProps) {
  const t = useWords();
  const kind = item.state === 'missed' ? 'missed' : 'skip';
  return (
    <section className={`note amber ${classes.notDone}`} aria-label={t(`state.${item.state}`)}>
      <p>{t(`visit.not.${kind}`, { reason: item.reason ?? '' })}</p>
      {mayRecord && (
        <UndoNotDone
          study={study}
          visit={visitToAct(item, schedule.participant)}
          today={schedule.today}
          kind={kind}
        />
      )}
      {mayRecord && <p className={classes.reason}>{t('visit.not.afterAll')}</p>}
    </section>
  );
}
