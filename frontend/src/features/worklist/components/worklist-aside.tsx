import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import type { DayMark } from '../../../components/month-calendar.js';
import { MonthPicker } from '../../../components/month-picker.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';
import { useMay } from '../../../lib/session.js';
import { isDose, plannedDay } from '../doses-coming.js';
import { DecisionsWaiting } from './decisions-waiting.js';
import { DeviationsWaiting } from './deviations-waiting.js';
import { DosesAhead } from './doses-ahead.js';
import { ResultsWaiting } from './results-waiting.js';

const SIGNS_SHOWN = 5;

interface WorklistAsideProps {
  readonly study: string;
  readonly site: string | null;
  readonly items: readonly WorklistItemView[] | null;
  readonly today: string | null;
}

/** The month with what falls on each day, from the list beside it, what waits, and the doses coming. */
export function WorklistAside({ study, site, items, today }: WorklistAsideProps) {
  const t = useWords('worklist');
  const mayAcknowledge = useMay(study, 'deviation.acknowledge');
  const mayJudge = useMay(study, 'laboratory.judge');
  const mayRecord = useMay(study, 'milestone.record');
  if (today === null || items === null) {
    return (
      <aside className="wl-aside" aria-label={t('aside.label')}>
        <SkeletonRows rows={4} height={32} label={t('loading')} />
      </aside>
    );
  }
  return (
    <aside className="wl-aside" aria-label={t('aside.label')}>
      <section>
        <MonthPicker start={today} today={today} markOf={(day) => markOf(day, items, today, t)} />
        <p className="foot wl-signs">
          <span>| {t('aside.dose')}</span>
          <span>· {t('aside.visit')}</span>
        </p>
      </section>
      {mayRecord && <DecisionsWaiting study={study} site={site} />}
      {mayJudge && <ResultsWaiting study={study} site={site} />}
      {mayAcknowledge && <DeviationsWaiting study={study} site={site} />}
      <DosesAhead study={study} site={site} today={today} />
    </aside>
  );
}

/** The day of the month a line stands on: what is due stands on today. */
function dayOf(item: WorklistItemView, today: string): string | null {
  if (item.group === 'due' || item.group === 'overdue') return today;
  return item.occurred ?? plannedDay(item);
}

function markOf(day: string, items: readonly WorklistItemView[], today: string, t: Words): DayMark | null {
  const here = items.filter((item) => dayOf(item, today) === day);
  if (here.length === 0) return null;
  return {
    className: 'mc-filled',
    label: t('aside.day', { count: here.length, day: dayText(day, today) }),
    signs: here
      .slice(0, SIGNS_SHOWN)
      .map((item) => <s key={item.visitId} className={isDose(item) ? 'mc-dose' : undefined} />),
  };
}
