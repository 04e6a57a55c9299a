import type { HomeStudyView } from '@lutetia/shared/contract/views/calendar';
import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { StateIcon, type ShownState } from '../../components/state-icon.js';
import { useWords } from '../../i18n/use-words.js';
import { longDay } from '../../lib/dates.js';
import { chooseSite } from '../../lib/place.js';
import { useMay } from '../../lib/session.js';
import { useHome } from './api/read-home.js';
import { NextAdministrations } from './components/next-administrations.js';
import { whenWords } from './when-words.js';
import './all-studies.css';

/** The start page of somebody who works in several studies: what waits in each, most urgent first. */
export function AllStudiesPage() {
  const t = useWords('worklist');
  const home = useHome();
  const today = home.data?.studies[0]?.today ?? null;
  return (
    <main className="list-page" id="content">
      <div className="list-head">
        <h1 className="h1">{today === null ? t('home.title') : longDay(today)}</h1>
        <span className="mut">{t('home.subtitle')}</span>
      </div>
      {home.isPending && <SkeletonRows rows={8} label={t('home.loading')} />}
      {home.isError && (
        <ProblemNotice problem={home.error} what={t('home.failed')} onRetry={() => void home.refetch()} />
      )}
      <div className="home">
        {[...(home.data?.studies ?? [])].sort(mostWaitingFirst).map((study) => (
          <StudyBlock key={study.code} study={study} />
        ))}
      </div>
    </main>
  );
}

const COUNTS = [
  ['overdue', 'overdue'],
  ['due', 'due'],
  ['begun', 'in-progress'],
  ['upcoming', 'not-due'],
] as const satisfies readonly (readonly [keyof HomeStudyView['counts'], ShownState])[];

/** By what needs somebody: what is overdue, then what is due, then what is begun. */
function mostWaitingFirst({ counts: a }: HomeStudyView, { counts: b }: HomeStudyView): number {
  return b.overdue - a.overdue || b.due - a.due || b.begun - a.begun;
}

function StudyBlock({ study }: { readonly study: HomeStudyView }) {
  const t = useWords('worklist');
  const { code, name, counts, items, today } = study;
  const hasWorklist = useMay(code, 'visit.record');
  const total = COUNTS.reduce((sum, [group]) => sum + counts[group], 0);
  return (
    <section className="home-study" aria-labelledby={`home-${code}`}>
      <header>
        <h2 className="h2" id={`home-${code}`}>
          <StudyLink code={code}>{name}</StudyLink>
        </h2>
        <StudyCounts study={study} />
      </header>
      {total === 0 && <p className="mut">{t('home.nothing')}</p>}
      <ul>
        {items.map((item) => (
          <HomeLine key={item.visitId} study={code} item={item} today={today} />
        ))}
      </ul>
      {total > items.length && (
        <p className="home-rest">
          <StudyLink code={code}>
            {t(hasWorklist ? 'home.rest' : 'home.restInCalendar', { count: total - items.length })}
          </StudyLink>
        </p>
      )}
      <NextAdministrations study={code} today={today} />
    </section>
  );
}

/** How many visits wait in each state, and how many deviations. */
function StudyCounts({ study: { code, counts, deviationsWaiting } }: { readonly study: HomeStudyView }) {
  const t = useWords('worklist');
  return (
    <ul className="home-counts">
      {COUNTS.filter(([group]) => counts[group] > 0).map(([group, state]) => (
        <li key={group}>
          <StateIcon state={state} size={13} silent /> {t(`home.count.${group}`, { count: counts[group] })}
        </li>
      ))}
      {(deviationsWaiting ?? 0) > 0 && (
        <li>
          <Link
            to="/$study/deviations"
            params={{ study: code }}
            search={{ waiting: true }}
            onClick={() => chooseSite(null)}
          >
            {t('home.deviations', { count: deviationsWaiting })}
          </Link>
        </li>
      )}
    </ul>
  );
}

/** To all one's sites: the worklist of those who enter, the calendar of those who read, which has no worklist in its bar. */
function StudyLink({ code, children }: { readonly code: string; readonly children: ReactNode }) {
  const to = useMay(code, 'visit.record') ? '/$study/worklist' : '/$study/calendar';
  return (
    <Link to={to} params={{ study: code }} onClick={() => chooseSite(null)}>
      {children}
    </Link>
  );
}

interface HomeLineProps {
  readonly study: string;
  readonly item: WorklistItemView;
  readonly today: string;
}

function HomeLine({ study, item, today }: HomeLineProps) {
  const t = useWords('worklist');
  const when = whenWords(item, today, t);
  const params = { study, participantId: item.participantId };
  return (
    <li className="home-line">
      <StateIcon state={item.state} />
      <Link className="pid" to="/$study/participants/$participantId" params={params}>
        {item.number}
      </Link>
      <Link
        className="home-visit"
        to="/$study/participants/$participantId/visits/$visitId"
        params={{ ...params, visitId: item.visitId }}
      >
        {item.name}
      </Link>
      <span className={when.isLate ? 'nw amber' : 'nw'}>{when.first}</span>
    </li>
  );
}
