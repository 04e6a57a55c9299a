import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import type { Words } from '../../i18n/use-words.js';
import { dayText, rangeText, shortDay } from '../../lib/dates.js';

export interface WhenWords {
  /** `4 d late`, `today`, `Thu 13 Jun`. */
  readonly first: string;
  /** The window, or when it closed, or the booking. */
  readonly second: string;
  readonly isLate: boolean;
}

/** When a line of the worklist is to be done, in two short phrases. */
export function whenWords(item: WorklistItemView, today: string, t: Words): WhenWords {
  if (item.group === 'overdue' && item.lateDays !== null && item.lateDays > 0) {
    const edge = item.closes ?? item.planned ?? item.target;
    if (item.occurred !== null) {
      const second = t('occurred', { day: dayText(item.occurred, today) });
      return { first: t('formsLate', { count: item.lateDays }), second, isLate: true };
    }
    const second = edge === null ? '' : t('closedOn', { day: dayText(edge, today) });
    return { first: t('daysLate', { count: item.lateDays }), second, isLate: true };
  }
  if (item.group === 'due' && item.booked !== null && item.booked > today) {
    return { first: dayText(item.booked, today), second: t('bookedWithin'), isLate: false };
  }
  const day = item.group === 'due' ? today : (item.planned ?? item.target);
  const first = day === null ? t('noDate') : day === today ? t('today') : dayText(day, today);
  return { first, second: windowWords(item, today, t), isLate: false };
}

function windowWords(item: WorklistItemView, today: string, t: Words): string {
  const window = edgeWords(item.opens, item.closes, today, t);
  if (item.booked === null) return window;
  return item.booked === today ? t('bookedWithin') : t('booked', { day: shortDay(item.booked, today) });
}

/** `window 6–12 Jun`, `until 2 Jul`, `from 2 Jul`, `no window`. */
export function edgeWords(opens: string | null, closes: string | null, today: string, t: Words): string {
  if (opens !== null && closes !== null) return t('window', { range: rangeText(opens, closes, today) });
  if (closes !== null) return t('windowUntil', { day: shortDay(closes, today) });
  if (opens !== null) return t('windowFrom', { day: shortDay(opens, today) });
  return t('noWindow');
}
