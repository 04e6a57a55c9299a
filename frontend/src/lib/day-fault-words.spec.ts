import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { dayFaultWords } from './day-fault-words.js';

const today = requireCalendarDay('2026-11-21');
const say = (key: string, values?: Readonly<Record<string, string | number>>): string =>
  values === undefined ? key : `${values['month'] ?? ''} has ${values['days'] ?? ''} days`;

describe('the sentence for text that is no day', () => {
  it.each([
    ['2026-02-30', 'February 2026 has 28 days'],
    ['30.02.2028', 'February 2028 has 29 days'],
    ['31/11', 'November 2026 has 30 days'],
    ['30feb26', 'February 2026 has 28 days'],
    ['abc', 'typedDay.none'],
    ['45/11/2026', 'typedDay.none'],
    ['12/13/2026', 'typedDay.none'],
    ['2026', 'typedDay.none'],
    ['', 'typedDay.missing'],
    ['  ', 'typedDay.missing'],
  ])('of %s says %s', (text, sentence) => {
    expect(dayFaultWords(text, today, say)).toBe(sentence);
  });
});
