import { partialDayText, windowText } from './day-words.js';

describe('windowText', () => {
  it.each([
    ['2026-06-06', '2026-06-12', '6–12 Jun'],
    ['2026-06-06', null, 'from 6 Jun'],
    [null, '2026-06-12', 'to 12 Jun'],
    [null, null, null],
  ])('%s to %s is %s', (opens, closes, text) => {
    expect(windowText(opens, closes, '2026-11-21')).toBe(text);
  });
});

describe('partialDayText', () => {
  it('marks what is unknown', () => {
    expect(partialDayText('2026-11')).toBe('UN Nov 2026');
    expect(partialDayText('2026')).toBe('UN UN 2026');
    expect(partialDayText('2026-11-21')).toBe('21 Nov 2026');
  });
});
