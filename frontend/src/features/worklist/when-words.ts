import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import type { Words } from '../../i18n/use-words.js';
import { dayText, rangeText, shortDay } from '../../lib/dates.js';
import { unstopped } from '../../lib/unstopped.js';

export interface WhenWords {
  /** `4 d late`, `today`, `until Tue 15 Dec`, `Thu 13 Jun`. */
  readonly first: string;
  /** The window, when it closed, the booking, or the delay and why. */
  readonly second: string;
  readonly isLate: boolean;
  /** Whether `first` is the day it is planned for. */
  readonly isPlannedDay: boolean;
}

/** When a line of the worklist is to be done, in two short phrases. */
export function whenWords(item: WorklistItemView, today: string, t: Words): WhenWords {
  if (item.group === 'overdue' && item.lateDays !== null && item.lateDays > 0)
    return { ...lateWords(item, item.lateDays, today, t), isLate: true, isPlannedDay: false };
  const plain = { isLate: false, isPlannedDay: false };
  const window = edgeWords(item.opens, item.closes, today, t);
  if (item.occurred !== null)
    return { ...plain, first: t('occurred', { day: dayText(item.occurred, today) }), second: window };
  const isSet = item.booked !== null || item.delay !== null;
  if (item.group === 'due' && !isSet) return { ...plain, first: openWords(item, today, t), second: window };
  const day = item.planned ?? item.target;
  const first = day === null ? t('noDate') : day === today ? t('today') : dayText(day, today);
  return { first, second: settingWords(item, t) ?? window, isLate: false, isPlannedDay: day !== null };
}

type LateWords = Pick<WhenWords, 'first' | 'second'>;

function lateWords(item: WorklistItemView, days: number, today: string, t: Words): LateWords {
  if (item.occurred !== null) {
    const second = t('occurred', { day: dayText(item.occurred, today) });
    return { first: t('formsLate', { count: days }), second };
  }
  const first = t('daysLate', { count: days });
  const { closes, planned, target } = item;
  if (planned !== null && closes !== null && planned > closes)
    return { first, second: t('bookedFor', { day: dayText(planned, today) }) };
  const edge = closes ?? planned ?? target;
  return { first, second: edge === null ? '' : t('closedOn', { day: dayText(edge, today) }) };
}

/** How long an open window stays open. */
function openWords({ opens, closes, planned }: WorklistItemView, today: string, t: Words): string {
  if (closes === today) return t('lastDay');
  if (closes !== null) return t('until', { day: dayText(closes, today) });
  const since = opens ?? planned;
  return since === null ? t('noDate') : t('openSince', { day: dayText(since, today) });
}

/** Who set the day: a booking, or a delay with its reason; null for the protocol's own day. */
function settingWords({ booked, planned, delay }: WorklistItemView, t: Words): string | null {
  if (booked !== null && booked === planned) return t('booked');
  if (delay === null || delay.days === 0) return null;
  const { days, reason } = delay;
  return t(days < 0 ? 'broughtForward' : 'delayed', { count: Math.abs(days), reason: unstopped(reason) });
}

/** `window 6–12 Jun`, `until 2 Jul`, `from 2 Jul`, `no window`. */
function edgeWords(opens: string | null, closes: string | null, today: string, t: Words): string {
  if (opens !== null && closes !== null) return t('window', { range: rangeText(opens, closes, today) });
  if (closes !== null) return t('windowUntil', { day: shortDay(closes, today) });
  if (opens !== null) return t('windowFrom', { day: shortDay(opens, today) });
  return t('noWindow');
}
