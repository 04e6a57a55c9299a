import { dayFaultWords } from '../lib/day-fault-words.js';
import { dayFault, parseTypedDay } from '../lib/typed-date.js';
import { splitInstant, type Expected, type TypingContext } from './field-text.js';
import type { Translate } from './words.js';

/** The sentence for text that is nothing of what its field asks for. */
export function expectedWords(expected: Expected, text: string, typing: TypingContext, t: Translate): string {
  switch (expected) {
    case 'day':
      return dayFaultWords(text, typing.today, t);
    case 'partialDay':
      return dayFault(text, typing).kind === 'month-too-short'
        ? dayFaultWords(text, typing.today, t)
        : t('expected.partialDay');
    case 'instant': {
      const [day] = splitInstant(text);
      const isDayWrong = day.trim() !== '' && parseTypedDay(day, typing) === null;
      return isDayWrong ? dayFaultWords(day, typing.today, t) : t('expected.instant');
    }
    case 'integer':
    case 'decimal':
    case 'laboratory':
      return t(isGrouped(text) ? 'expected.noSpaces' : `expected.${expected}`);
    case 'leftOut':
    case 'twice':
    case 'time':
      return t(`expected.${expected}`);
  }
}

/** A number whose thousands stand apart, as `12 000` in French: a space may as well be a slip between two numbers. */
function isGrouped(text: string): boolean {
  return /^[<>≤≥=]*\s*[+−-]?\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/u.test(text.trim());
}
