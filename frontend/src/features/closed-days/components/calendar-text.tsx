import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { useWords } from '../../../i18n/use-words.js';
import { dayText, rangeText } from '../../../lib/dates.js';

interface CalendarTextProps {
  readonly calendar: SiteCalendarView;
  readonly today: string;
}

/** The closed days as they are kept, to be read. */
export function CalendarText({ calendar, today }: CalendarTextProps) {
  const t = useWords('closed-days');
  const weekdays = calendar.closedWeekdays.map((weekday) => t(`weekday.${weekday}`));
  return (
    <div className="stack cd-text">
      <section>
        <h3 className="h3">{t('weekly')}</h3>
        <p>{weekdays.length === 0 ? t('noWeekday') : weekdays.join(', ')}</p>
      </section>
      <section>
        <h3 className="h3">{t('days')}</h3>
        {calendar.closures.length === 0 && <p>{t('noDays')}</p>}
        <ul>
          {calendar.closures.map(({ from, to, reason }) => (
            <li key={`${from}/${to}/${reason}`}>
              <span className="m num">{from === to ? dayText(from, today) : rangeText(from, to, today)}</span>{' '}
              {reason}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className="h3">{t('rule')}</h3>
        <p>{t(`rules.${calendar.rule}`)}</p>
      </section>
    </div>
  );
}
