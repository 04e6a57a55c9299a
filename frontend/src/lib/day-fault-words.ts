import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { monthText } from './dates.js';
import { dayFault } from './typed-date.js';

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The one sentence for text that is no day, on every page: that one is missing, `February 2026 has 28 days.`, or how one is typed. */
export function dayFaultWords(text: string, today: CalendarDay, t: Say): string {
  if (text.trim() === '') return t('typedDay.missing');
  const fault = dayFault(text, { today });
  if (fault.kind === 'no-day') return t('typedDay.none');
  const first = `${String(fault.year).padStart(4, '0')}-${String(fault.month).padStart(2, '0')}-01`;
  const numeric = `${first.slice(5, 7)}/${first.slice(0, 4)}`;
  return t('typedDay.monthTooShort', { month: monthText(first), numeric, days: fault.days });
}
