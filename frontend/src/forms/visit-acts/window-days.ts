import type { DayMark } from '../../components/month-calendar.js';
import { dayText } from '../../lib/dates.js';
import type { VisitToAct } from './panel.js';

type Marked = Pick<VisitToAct, 'opens' | 'closes'>;

/** How a day of the month stands to the visit: chosen, the day that stands until now, inside its window. */
export function windowDay(
  day: string,
  item: Marked,
  days: { readonly before: string | null; readonly chosen: string | null; readonly today: string },
): DayMark {
  const label = dayText(day, days.today);
  if (day === days.chosen) return { className: 'mc-chosen', label };
  if (day === days.before) return { className: 'mc-old', label };
  const isInside = item.opens !== null && item.closes !== null && day >= item.opens && day <= item.closes;
  return isInside ? { className: 'mc-window', label } : { label };
}
