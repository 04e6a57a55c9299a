import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { Link } from '@tanstack/react-router';
import type { DayMark } from '../../../components/month-calendar.js';
import { MonthPicker } from '../../../components/month-picker.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { dayText, shortDay } from '../../../lib/dates.js';
import { useMay } from '../../../lib/session.js';
import { dosesComing, isDose, plannedDay } from '../doses-coming.js';
import { DecisionsWaiting } from './decisions-waiting.js';
import { DeviationsWaiting } from './deviations-waiting.js';
import { ResultsWaiting } from './results-waiting.js';

const SIGNS_SHOWN = 5;
const DOSES_SHOWN = 6;

interface WorklistAsideProps {
  readonly study: string;
  readonly site: string | null;
  readonly items: readonly WorklistItemView[] | null;
  readonly today: string | null;
}

/** The month with what falls on each day, and the doses coming; both from the list beside it. */
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
      <Doses study={study} items={items} today={today} />
    </aside>
  );
}

function Doses({
  study,
  items,
  today,
}: {
  readonly study: string;
  readonly items: readonly WorklistItemView[];
  readonly today: string;
}) {
  const t = useWords('worklist');
  const doses = dosesComing(items);
  return (
    <section>
      <h2 className="h3">{t('aside.doses')}</h2>
      {doses.length === 0 && <p className="mut">{t('aside.noDoses')}</p>}
      <ul className="wl-doses">
        {doses.slice(0, DOSES_SHOWN).map((item) => (
          <li key={item.visitId}>
            <Link
              to="/$study/participants/$participantId"
              params={{ study, participantId: item.participantId }}
            >
              <span className="pid">{item.number}</span>{' '}
              <span className="sec">{t('filter.cycleNumber', { number: item.cycle }).toLowerCase()}</span>
            </Link>
            <span className={item.group === 'overdue' ? 'nw amber' : 'nw'}>{whenText(item, today, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The day of the month a line stands on: what is due stands on today. */
function dayOf(item: WorklistItemView, today: string): string | null {
  if (item.group === 'due' || item.group === 'overdue') return today;
  return item.occurred ?? plannedDay(item);
}

function whenText(item: WorklistItemView, today: string, t: Words): string {
  if (item.lateDays !== null && item.lateDays > 0) return t('daysLate', { count: item.lateDays });
  const day = plannedDay(item);
  if (day === null) return t('noDate');
  if (item.group === 'due' && day < today) return t('aside.dueSince', { day: shortDay(day, today) });
  return day === today ? t('today') : dayText(day, today);
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
