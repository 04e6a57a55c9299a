import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { useWords } from '../../../i18n/use-words.js';
import { dayText, rangeText } from '../../../lib/dates.js';

interface CalendarTextProps {
  readonly calendar: SiteCalendarView;
  readonly today: string;
}

/** The closed days for those who only read. */
export function CalendarText({ calendar, today }: CalendarTextProps) {
  const t = useWords('closed-days');
  const weekdays = calendar.closedWeekdays.map((weekday) => t(`weekday.${weekday}`));
  return (
    <div className="stack cd-text">
      <p className="note grey">{t('readOnly')}</p>
      <section>
        <h2 className="h2">{t('weekly')}</h2>
        <p>{weekdays.length === 0 ? t('noWeekday') : weekdays.join(', ')}</p>
      </section>
      <section>
        <h2 className="h2">{t('days')}</h2>
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
        <h2 className="h2">{t('rule')}</h2>
        <p>{t(`rules.${calendar.rule}`)}</p>
      </section>
    </div>
  );
}
