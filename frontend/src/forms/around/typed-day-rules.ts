import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { dayFaultWords } from '../../lib/day-fault-words.js';
import { parseTypedDay } from '../../lib/typed-date.js';
import type { Translate } from '../words.js';

export interface DayRule {
  readonly today: CalendarDay;
  readonly visit: CalendarDay | null;
  /** Whether the day may lie ahead: only what is booked or delayed does. */
  readonly mayBeAhead: boolean;
}

/** True, or the sentence that says why what was typed is not taken. */
export function checkTypedDay(text: string, rule: DayRule, t: Translate): true | string {
  const day = parseTypedDay(text, rule);
  if (day === null) return dayFaultWords(text, rule.today, t);
  return rule.mayBeAhead || day <= rule.today ? true : t('expected.past');
}
