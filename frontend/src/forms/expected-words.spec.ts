import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { expectedWords } from './expected-words.js';
import type { Translate } from './words.js';

const typing = { today: requireCalendarDay('2026-11-22'), visit: null, timeZone: 'Europe/Paris' };
const key = ((name: string) => name) as Translate;

describe('what is said of text that is no number', () => {
  it.each(['12 000', '12\u202f000', '1 234 567', '5 960,5', '<1 000', '-12 000'])(
    'names the spaces of %s',
    (text) => {
      expect(expectedWords('decimal', text, typing, key)).toBe('expected.noSpaces');
      expect(expectedWords('laboratory', text, typing, key)).toBe('expected.noSpaces');
      expect(expectedWords('integer', text, typing, key)).toBe('expected.noSpaces');
    },
  );

  it.each(['12 00', '7.4 GBq', 'twelve', '7 4', '1234 567'])('asks for a number instead of %s', (text) => {
    expect(expectedWords('decimal', text, typing, key)).toBe('expected.decimal');
  });
});
