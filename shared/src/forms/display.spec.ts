import { compileForm } from './compile.js';
import { dayText, pathLabel, shortDayText, valueText, valueTextAt } from './display.js';
import { unitText } from './unit-text.js';
import { seedForm } from './support/seed-forms.js';
import { testItem } from './support/test-form.js';
import type { ItemValue } from './value.js';

const codelist = [
  { code: 'A', name: { en: 'Apple', fr: 'Pomme' } },
  { code: 'B', name: 'Pear' },
];

describe('the text of a value', () => {
  it.each<[Parameters<typeof testItem>[1], ItemValue | null, string, string]>([
    ['text', null, '', ''],
    ['text', { v: 'שלום "x"' }, 'שלום "x"', 'שלום "x"'],
    ['decimal', { v: '1.50' }, '1.50', '1.50'],
    ['quantity', { v: '112', unit: 'g/L' }, '112 g/L', '112 g/L'],
    ['quantity', { v: '1.9', unit: '10*9/L' }, '1.9 10⁹/L', '1.9 10⁹/L'],
    ['choice', { v: 'A' }, 'Apple', 'Pomme'],
    ['choices', { v: ['A', 'B'] }, 'Apple, Pear', 'Pomme, Pear'],
    ['choice', { v: 'GONE' }, 'GONE', 'GONE'],
    ['yes-no', { v: 'Y' }, 'Yes', 'Oui'],
    ['day', { v: '2024-06-05' }, '5 Jun 2024', '5 juin 2024'],
    ['partial-day', { v: '2024-06' }, 'Jun 2024', 'juin 2024'],
    ['partial-day', { v: '2024' }, '2024', '2024'],
    ['instant', { v: '2024-06-05T08:40+02:00' }, '5 Jun 2024 08:40 UTC+02:00', '5 juin 2024 08:40 UTC+02:00'],
    ['integer', { absent: 'not-done', reason: 'Clotted' }, 'Not done: Clotted', 'Non fait: Clotted'],
    ['integer', { absent: 'unknown' }, 'Unknown', 'Inconnu'],
  ])('of a %s %j is %j', (type, value, english, french) => {
    expect(valueText(testItem('X', type), codelist, value)).toBe(english);
    expect(valueText(testItem('X', type), codelist, value, 'fr')).toBe(french);
  });

  it('falls back to English in a language that has no words', () => {
    expect(valueText(testItem('X', 'yes-no'), null, { v: 'N' }, 'sv')).toBe('No');
    expect(dayText('2024-02-30')).toBe('2024-02-30');
    expect(unitText('kg')).toBe('kg');
  });

  it('names a path by its label, in a group after the name of the group', () => {
    const form = compileForm(seedForm('medical-history'));
    expect(pathLabel(form, 'PRCYC')).toBe('Cycles given');
    expect(pathLabel(form, 'treatments/r1/CMTRT')).toBe('Treatment between the two PRRTs, Treatment');
    expect(pathLabel(form, 'GONE')).toBe('GONE');
    expect(valueTextAt(form, 'PRRESP', { v: 'SD' })).toBe('Stable disease');
    expect(valueTextAt(form, 'GONE', { v: 'x' })).toBe('x');
  });
});

describe('a day in few words', () => {
  it.each([
    ['2026-09-17', 'en', '17 Sep'],
    ['2026-09-17', 'fr', '17 sept.'],
    ['2027-01-05', 'en', '5 Jan 2027'],
    ['2025-12-26', 'fr', '26 déc. 2025'],
  ])('%s read in 2026 in %s is %s', (day, language, text) => {
    expect(shortDayText(day, '2026-11-21', language)).toBe(text);
  });
});
