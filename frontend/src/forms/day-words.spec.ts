import { dayText, partialDayText, windowText } from './day-words.js';

const today = '2026-11-21';

describe('dayText', () => {
  it('names the weekday and drops the current year', () => {
    // 21 November 2026 is a Saturday, 11 June 2024 a Tuesday, 1 January 1970 a Thursday.
    expect(dayText('2026-11-21', today)).toBe('Sat 21 Nov');
    expect(dayText('2024-06-11', today)).toBe('Tue 11 Jun 2024');
    expect(dayText('1970-01-01', today)).toBe('Thu 1 Jan 1970');
    expect(dayText('1969-12-31', today)).toBe('Wed 31 Dec 1969');
  });
});

describe('windowText', () => {
  it.each([
    ['2026-06-06', '2026-06-12', '6–12 Jun'],
    ['2026-05-30', '2026-06-27', '30 May–27 Jun'],
    ['2026-12-28', '2027-01-04', '28 Dec–4 Jan 2027'],
    ['2027-01-04', '2027-01-11', '4–11 Jan 2027'],
    ['2026-06-06', '2026-06-06', '6 Jun'],
    ['2026-06-06', null, 'from 6 Jun'],
    [null, '2026-06-12', 'to 12 Jun'],
    [null, null, null],
  ])('%s to %s is %s', (opens, closes, text) => {
    expect(windowText(opens, closes, today)).toBe(text);
  });
});

describe('partialDayText', () => {
  it('marks what is unknown', () => {
    expect(partialDayText('2026-11')).toBe('UN Nov 2026');
    expect(partialDayText('2026')).toBe('UN UN 2026');
    expect(partialDayText('2026-11-21')).toBe('21 Nov 2026');
  });
});
