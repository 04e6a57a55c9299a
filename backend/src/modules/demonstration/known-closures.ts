import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';

/** The public holidays of France that have a day of their own each year (Code du travail, article L3133-1). */
const HOLIDAYS: readonly (readonly [day: string, reason: string])[] = [
  ['01-01', 'New Year'],
  ['05-01', 'Labour Day'],
  ['05-08', 'Victory Day'],
  ['07-14', 'National Day'],
  ['08-15', 'Assumption'],
  ['11-01', 'All Saints'],
  ['11-11', 'Armistice'],
  ['12-25', 'Christmas'],
];

/** A French hospital that sees nobody on these weekdays (1 = Monday) and on the holidays of a year from today. */
export function closedOn(closedWeekdays: readonly number[], today: CalendarDay): SiteCalendar {
  const year = Number(today.slice(0, 4));
  const last = addDays(today, 365);
  const closures = [year, year + 1]
    .flatMap((of) =>
      HOLIDAYS.map(([day, reason]) => {
        const on = requireCalendarDay(`${of}-${day}`);
        return { from: on, to: on, reason };
      }),
    )
    .filter(({ from }) => from >= today && from <= last);
  return { closedWeekdays, closures, rule: 'nearest' };
}
