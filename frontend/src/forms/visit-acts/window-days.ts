import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import type { DayMark } from '../../components/month-calendar.js';
import type { Words } from '../../i18n/use-words.js';
import { closedBecause } from '../../lib/closed-days.js';
import { dayText } from '../../lib/dates.js';
import type { VisitToAct } from './panel.js';

type Marked = Pick<VisitToAct, 'opens' | 'closes'>;

/** What the days of the month are held against. */
export interface DaysBeside {
  /** The day that stands until now. */
  readonly before: string | null;
  readonly chosen: string | null;
  readonly today: string;
  /** The closed days of the site; null while they are not known. */
  readonly closed: SiteCalendar | null;
}

/** How a day of the month stands to the visit: chosen, the day that stands until now, inside its window, closed. */
export function windowDay(day: string, item: Marked, beside: DaysBeside, t: Words): DayMark {
  const { before, chosen, today, closed } = beside;
  const shut = shutWords(day, closed, t);
  const isInside = item.opens !== null && item.closes !== null && day >= item.opens && day <= item.closes;
  const names = [
    day === chosen ? 'mc-chosen' : day === before ? 'mc-old' : null,
    isInside && day !== chosen ? 'mc-window' : null,
    shut === null ? null : 'mc-closed',
  ].filter((name) => name !== null);
  const words = [
    dayText(day, today),
    isInside ? t('dayIn.window') : null,
    day === before ? t('dayIn.before') : null,
    shut,
  ];
  return {
    className: names.join(' '),
    label: words.filter((word) => word !== null).join(', '),
    isChosen: day === chosen,
  };
}

/** Why nobody is there that day, as the site says it; null where it does not. */
function shutWords(day: string, closed: SiteCalendar | null, t: Words): string | null {
  const reason = closed === null ? null : closedBecause(day, closed);
  if (reason === '') return t('dayIn.closed');
  if (reason !== null) return t('dayIn.closedBecause', { reason });
  return null;
}
