import { useRef, useState } from 'react';
import { CalendarViews } from '../../components/calendar-views.js';
import { Icon } from '../../components/icon.js';
import { monthAfter } from '../../components/month-days.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { apart } from '../../lib/apart.js';
import { monthText } from '../../lib/dates.js';
import { CalendarLegend } from './components/calendar-legend.js';
import { DayVisits } from './components/day-visits.js';
import { MonthGrid } from './components/month-grid.js';
import { useShownMonth } from './use-shown-month.js';
import './calendar.css';

const FeedsDialog = apart(() => import('./components/feeds-dialog.js').then((file) => file.FeedsDialog));

interface CalendarPageProps {
  readonly study: string;
}

/** A month of visits, those done and those planned, with the day that is looked at beside it. */
export function CalendarPage({ study }: CalendarPageProps) {
  const t = useWords('calendar');
  const { site, today, day, month, calendar, weeks, here, look } = useShownMonth(study);
  const [isSharing, setSharing] = useState(false);
  const beside = useRef<HTMLHeadingElement>(null);
  return (
    <div className="cal">
      <main className="cal-main" id="content">
        <div className="cal-head">
          <h1 className="h1">{month === null ? t('title') : monthText(month)}</h1>
          <CalendarViews study={study} />
          {month !== null && <MonthSteps month={month} onDay={look} />}
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
            onDay={look}
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
