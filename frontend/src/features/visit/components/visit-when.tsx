import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { PlannedDose } from '@lutetia/shared/study/planned-dose';
import { WindowStrip } from '../../../components/window-strip.js';
import { dayHintWords } from '../../../forms/around/day-hint-words.js';
import { siteMomentText, windowText, zoneBeside } from '../../../forms/day-words.js';
import { stripDays } from '../../../forms/state-marks.js';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import { useSiteZones } from '../../../lib/study.js';
import classes from '../visit.module.css';

interface VisitWhenProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
}

/** The visit's day and window, drawn and in words, and where they come from. */
export function VisitWhen({ study, schedule, item }: VisitWhenProps) {
  const t = useWords();
  const { today, participant } = schedule;
  const { explanation, hours } = item;
  const timeZone = useSiteZones(study)(participant.site.code);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const window = windowText(item.opens, item.closes, today);
  const day = item.occurred ?? item.planned ?? item.target;
  const hint = dayHintWords(item, t);
  const strip = stripDays(item, today);
  const kind =
    item.occurred !== null
      ? 'tookPlace'
      : isAdded(item)
        ? 'added'
        : item.booked !== null
          ? 'booked'
          : 'planned';
  const sentence = sentenceOnce(item);
  return (
    <section aria-labelledby="when-title" className={classes.when}>
      <h2 id="when-title" className="h2">
        {t('visit.when')}
      </h2>
      <p className={classes.whenDay}>
        {t(`visit.${kind}`)} <b>{day === null ? t('noDate') : dayText(day, today)}</b>
      </p>
      {item.plannedDose !== null && (
        <p className={classes.whenDay}>
          {t('visit.plannedDose')} <b>{activityWords(item.plannedDose)}</b>
          {item.plannedDose.route !== null && `, ${t(`visit.route.${item.plannedDose.route}`)}`}
        </p>
      )}
      {hint !== null && <p className="amber">{capital(hint)}.</p>}
      {window !== null && (
        <div className={classes.strip}>
          <WindowStrip opens={item.opens} closes={item.closes} target={strip.target} today={strip.arrow} />
        </div>
      )}
      <p className="sec">{window === null ? t('date.noWindow') : t('date.window', { window })}</p>
      {hours?.opens != null && hours.closes !== null && (
        <p className="sec">
          {t('visit.hours', {
            from: siteMomentText(hours.opens, timeZone, today),
            to: siteMomentText(hours.closes, timeZone, today),
            zone: zoneBeside(hours.opens, timeZone, here),
          })}
        </p>
      )}
      {sentence !== '' && <p>{sentence}</p>}
      {explanation.assumed !== null && (
        <p className={classes.assumed}>{t('date.assumed', { reason: explanation.assumed })}</p>
      )}
    </section>
  );
}

/** `7.4 GBq`, or `200 mCi (7.4 GBq)` where the study counts otherwise. */
function activityWords({ activityGBq, activity }: PlannedDose): string {
  const own = `${activityGBq} GBq`;
  return activity === null ? own : `${activity.value} ${activity.unit} (${own})`;
}

/** Added by hand, and not yet recorded: its day is the one it was added for. */
function isAdded({ kind, occurred }: ScheduleItemView): boolean {
  return kind === 'unscheduled' && occurred === null;
}

/**
 * Where the date comes from. The day a visit was added for stands above it already; why it was missed or skipped, at the top
 * of the page.
 */
function sentenceOnce(item: ScheduleItemView): string {
  const { reason, state } = item;
  const [first = '', ...rest] = item.explanation.sentence.split(/(?<=\.) /u);
  const sentence = (isAdded(item) ? rest : [first, ...rest]).join(' ');
  const at =
    reason === null || (state !== 'missed' && state !== 'skipped') ? -1 : sentence.lastIndexOf(reason);
  return at < 0 ? sentence : sentence.slice(0, sentence.lastIndexOf('. ', at) + 1);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
