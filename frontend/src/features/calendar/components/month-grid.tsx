import type { CalendarVisitView } from '@lutetia/shared/contract/views/calendar';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { longDay } from '../../../lib/dates.js';
import { dayAfterKey } from '../../../components/month-days.js';
import { closedWords } from '../closed-words.js';
import type { MonthDay } from '../month-model.js';

/** Lines of a day that has more than these end in a count. */
const LINES = 4;

interface MonthGridProps {
  readonly weeks: readonly (readonly MonthDay[])[];
  /** The day looked at: the one in the tab order. */
  readonly day: string;
  readonly today: string;
  /** Another month is on its way. */
  readonly isStale: boolean;
  readonly onDay: (day: string) => void;
  /** Goes to the list of the day looked at. */
  readonly onEnter: () => void;
}

/** Weeks from Monday; arrows go from day to day, Page Up and Page Down by months, Enter to the list. */
export function MonthGrid({ weeks, day, today, isStale, onDay, onEnter }: MonthGridProps) {
  const t = useWords('calendar');
  const grid = useRef<HTMLDivElement>(null);
  const isMoved = useRef(false);
  useEffect(() => {
    if (!isMoved.current) return;
    isMoved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day, weeks]);
  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onEnter();
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : dayAfterKey(event.key, day);
    if (next === null) return;
    event.preventDefault();
    isMoved.current = true;
    onDay(next);
  };
  return (
    <div
      className="cal-grid"
      role="grid"
      tabIndex={-1}
      aria-label={t('month')}
      aria-busy={isStale}
      ref={grid}
      onKeyDown={move}
    >
      <div className="cal-week cal-names" role="row">
        {[0, 1, 2, 3, 4, 5, 6].map((index) => (
          <span key={index} role="columnheader">
            {t(`weekdays.${index}`)}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div className="cal-week" role="row" key={week[0]?.day}>
          {week.map((one) => (
            <DayCell key={one.day} one={one} isLooked={one.day === day} today={today} onDay={onDay} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface DayCellProps {
  readonly one: MonthDay;
  readonly isLooked: boolean;
  readonly today: string;
  readonly onDay: (day: string) => void;
}

function DayCell({ one, isLooked, today, onDay }: DayCellProps) {
  const t = useWords('calendar');
  const { day, visits, closed, isClosed, isOfMonth } = one;
  const names = ['cal-day'];
  if (!isOfMonth) names.push('cal-other');
  if (isClosed) names.push('cal-closed');
  if (day === today) names.push('cal-today');
  if (isLooked) names.push('cal-looked');
  const shown = visits.length > LINES ? visits.slice(0, LINES - 1) : visits;
  return (
    <div
      role="gridcell"
      className={names.join(' ')}
      data-day={day}
      tabIndex={isLooked ? 0 : -1}
      aria-selected={isLooked}
      aria-current={day === today ? 'date' : undefined}
      onClick={() => onDay(day)}
    >
      <span className="sr">{dayLabel(one, t)}</span>
      <span className="cal-n" aria-hidden="true">
        {Number(day.slice(8, 10))}
      </span>
      {!isClosed && closed.length > 0 && (
        <span className="cal-shut" aria-hidden="true">
          {t('closedAt', { site: closed.map(({ site }) => site).join(', ') })}
        </span>
      )}
      {shown.map((visit) => (
        <VisitLine key={visit.visitId} visit={visit} />
      ))}
      {visits.length > shown.length && (
        <span className="cal-more" aria-hidden="true">
          {t('more', { count: visits.length - shown.length })}
        </span>
      )}
    </div>
  );
}

function VisitLine({ visit }: { readonly visit: CalendarVisitView }) {
  return (
    <span
      className={visit.isDose ? 'cal-line cal-dose' : 'cal-line'}
      title={`${visit.number}, ${visit.name}`}
      aria-hidden="true"
    >
      <StateIcon state={visit.state} size={12} silent />
      {visit.isDose && <i className="cal-arrow" />}
      <span className="pid">{visit.number}</span>
      <span className="cal-code">{shortWords(visit)}</span>
    </span>
  );
}

/** `C2 Dose`, `SCR`. */
function shortWords({ shortName, cycle }: CalendarVisitView): string {
  return cycle === 0 ? shortName : `C${cycle} ${shortName}`;
}

/** `Monday 23 November, 3 visits, 1 dose, closed: bridge day`. */
function dayLabel({ day, visits, closed }: MonthDay, t: Words): string {
  const doses = visits.filter(({ isDose }) => isDose).length;
  return [
    longDay(day),
    visits.length === 0 ? t('noVisits') : t('visits', { count: visits.length }),
    doses === 0 ? null : t('doses', { count: doses }),
    ...closed.map((site) => closedWords(site, t)),
  ]
    .filter((part) => part !== null)
    .join(', ');
}
