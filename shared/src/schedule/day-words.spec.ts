import { requireCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import { shortDay, windowText } from './day-words.js';

const day = (text: string): DayNumber => toDayNumber(requireCalendarDay(text));
const on = (text: string | null): DayNumber | null => (text === null ? null : day(text));

describe('a day beside another', () => {
  it.each([
    ['2025-12-26', '2026-01-02', '26 Dec 2025'],
    ['2026-12-26', '2026-01-02', '26 Dec'],
  ])('%s beside %s is %s', (one, beside, text) => {
    expect(shortDay(day(one), day(beside))).toBe(text);
  });
});

describe('a window in a sentence', () => {
  it.each([
    ['2026-09-10', '2026-09-24', '2026-09-17', '10–24 Sep'],
    ['2026-03-23', '2026-04-20', '2026-04-06', '23 Mar–20 Apr'],
    ['2025-12-12', '2025-12-26', '2026-01-02', '12–26 Dec 2025'],
    ['2025-11-28', '2025-12-12', '2026-01-02', '28 Nov–12 Dec 2025'],
    ['2025-12-28', '2026-01-04', '2026-01-02', '28 Dec 2025–4 Jan'],
    ['2026-12-28', '2027-01-04', '2026-12-30', '28 Dec 2026–4 Jan 2027'],
    ['2026-02-03', '2026-02-03', '2026-02-04', '3 Feb'],
    [null, '2026-02-03', '2026-02-04', 'to 3 Feb'],
    ['2025-02-03', null, '2026-02-04', 'from 3 Feb 2025'],
  ])('%s to %s beside %s is %s', (opens, closes, beside, text) => {
    expect(windowText(on(opens), on(closes), day(beside))).toBe(text);
  });
});
