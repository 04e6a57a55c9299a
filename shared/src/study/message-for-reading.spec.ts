import type { FormDefinition } from '../forms/definition.js';
import { messageForReading } from './condition-words.js';
import { text } from './words.js';

describe('the message of a check, read without a participant', () => {
  const form = {
    sections: [{ items: [{ code: 'EXLOT', label: { en: 'Lot', fr: 'Lot utilisé' } }] }],
    uses: [{ name: 'released', label: { en: 'Batch released', fr: 'Lot libéré' } }, { name: 'measured' }],
  } as unknown as FormDefinition;
  const read = (message: string, language: string): string =>
    messageForReading(form, message, (words) => text(words, language));

  it.each([
    ['Batch {released} came, not {EXLOT}.', 'en', 'Batch [Batch released] came, not [Lot].'],
    ['Lot {EXLOT}.', 'fr', 'Lot [Lot utilisé].'],
    ['{round(measured * 2, 1)} GBq, {measured}.', 'en', '[…] GBq, […].'],
    ['Nothing stands for anything.', 'en', 'Nothing stands for anything.'],
  ])('%s', (message, language, words) => {
    expect(read(message, language)).toBe(words);
  });
});
