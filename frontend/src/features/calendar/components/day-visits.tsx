import type { CalendarVisitView } from '@lutetia/shared/contract/views/calendar';
import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { longDay } from '../../../lib/dates.js';
import { closedWords } from '../closed-words.js';
import type { MonthDay } from '../month-model.js';

interface DayVisitsProps {
  readonly study: string;
  readonly at: MonthDay;
  readonly today: string;
  /** Where the focus goes from the month. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** The visits of the day looked at, each a link to it. */
export function DayVisits({ study, at, today, heading }: DayVisitsProps) {
  const t = useWords('calendar');
  const { day, visits, closed } = at;
  return (
    <aside className="cal-aside" aria-labelledby="cal-day">
      <h2 className="h2" id="cal-day" ref={heading} tabIndex={-1}>
        {longDay(day)}
        {day === today && <span className="mut"> {t('today')}</span>}
      </h2>
      {closed.map((site) => (
        <p key={site.site} className="note grey">
          {closedWords(site, t)}
        </p>
      ))}
      {visits.length === 0 && <p className="mut">{t('dayNone')}</p>}
      <ul className="cal-list">
        {visits.map((visit) => (
          <li key={visit.visitId}>
            <StateIcon state={visit.state} />
            <div>
              <Link
                to="/$study/participants/$participantId/visits/$visitId"
                params={{ study, participantId: visit.participantId, visitId: visit.visitId }}
              >
                {visit.name}
              </Link>
              <div className="sec">
                <span className="pid">{visit.number}</span>, {visit.site}, {standing(visit, t)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** How firm the day is. */
function standing({ occurred, booked, provisional }: CalendarVisitView, t: Words): string {
  if (occurred) return t('took');
  if (booked) return t('booked');
  return t(provisional ? 'provisional' : 'planned');
}
