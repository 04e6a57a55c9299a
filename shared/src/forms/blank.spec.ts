import { isBlank } from './blank.js';

describe('a text in which nothing can be seen', () => {
  it.each([
    '',
    ' \t\n',
    '\u00a0\u202f',
    // Zero width space, soft hyphen, turned direction, Hangul filler, variation selector.
    '\u200b',
    '\u00ad',
    '\u202e \u202c',
    '\u3164',
    '\ufe0f',
  ])('is blank: %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', ' . ', 'é', '患者', 'متأخر', '👍', '7', '\u200bx'])('is not blank: %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
