import { useRef, useState } from 'react';
import { CalendarViews } from '../../components/calendar-views.js';
import { Icon } from '../../components/icon.js';
import { monthAfter } from '../../components/month-days.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { apart } from '../../lib/apart.js';
import { useClosedDaysOf } from '../../lib/closed-days.js';
import { monthText } from '../../lib/dates.js';
import { useChosenSite } from '../../lib/place.js';
import { useSites } from '../../lib/study.js';
import { useCalendar } from './api/read-calendar.js';
import { CalendarLegend } from './components/calendar-legend.js';
import { DayVisits } from './components/day-visits.js';
import { MonthGrid } from './components/month-grid.js';
import { weeksOf } from './month-model.js';
import './calendar.css';

const FeedsDialog = apart(() => import('./components/feeds-dialog.js').then((file) => file.FeedsDialog));

interface CalendarPageProps {
  readonly study: string;
}

/** A month of visits, those done and those planned, with the day that is looked at beside it. */
export function CalendarPage({ study }: CalendarPageProps) {
  const t = useWords('calendar');
  const chosenSite = useChosenSite();
  const sites = useSites(study);
  const [looked, setLooked] = useState<string | null>(null);
  const [isSharing, setSharing] = useState(false);
  const beside = useRef<HTMLHeadingElement>(null);
  const site = sites.data?.length === 1 ? (sites.data[0]?.code ?? null) : chosenSite;
  const today = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  const day = looked ?? today;
  const month = day === null ? null : monthAfter(day, 0);
  const calendar = useCalendar(study, chosenSite, month);
  const codes = sites.data?.map(({ code }) => code) ?? [];
  const closedDays = useClosedDaysOf(study, site === null ? codes : [site]);
  const weeks =
    month === null || calendar.data === undefined ? null : weeksOf(month, calendar.data.items, closedDays);
  const here = weeks?.flat().find((one) => one.day === day) ?? null;
  return (
    <div className="cal">
      <main className="cal-main" id="content">
        <div className="cal-head">
          <h1 className="h1">{month === null ? t('title') : monthText(month)}</h1>
          <CalendarViews study={study} />
          {month !== null && <MonthSteps month={month} onDay={setLooked} />}
          <span className="grow" />
          <button type="button" className="btn s" onClick={() => setSharing(true)}>
            {t('feed.open')}
          </button>
        </div>
        {calendar.isError && (
          <ProblemNotice
            problem={calendar.error}
            what={t('failed')}
            onRetry={() => void calendar.refetch()}
          />
        )}
        {weeks === null && !calendar.isError && <SkeletonRows rows={6} height={92} label={t('loading')} />}
        {weeks !== null && day !== null && today !== null && (
          <MonthGrid
            weeks={weeks}
            day={day}
            today={today}
            isStale={calendar.isPlaceholderData}
            onDay={setLooked}
            onEnter={() => beside.current?.focus()}
          />
        )}
        {weeks !== null && <CalendarLegend weeks={weeks} />}
      </main>
      {here !== null && today !== null && (
        <DayVisits study={study} at={here} today={today} heading={beside} />
      )}
      {isSharing && <FeedsDialog study={study} site={site} onClose={() => setSharing(false)} />}
    </div>
  );
}

interface MonthStepsProps {
  readonly month: string;
  /** Null = today. */
  readonly onDay: (day: string | null) => void;
}

function MonthSteps({ month, onDay }: MonthStepsProps) {
  const t = useWords('calendar');
  return (
    <div className="cal-steps">
      <button
        type="button"
        className="btn s"
        aria-label={t('previousMonth')}
        onClick={() => onDay(monthAfter(month, -1))}
      >
        <Icon name="left" size={14} />
      </button>
      <button type="button" className="btn s" onClick={() => onDay(null)}>
        {t('showToday')}
      </button>
      <button
        type="button"
        className="btn s"
        aria-label={t('nextMonth')}
        onClick={() => onDay(monthAfter(month, 1))}
      >
        <Icon name="right" size={14} />
      </button>
    </div>
  );
}
