import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import type { OutsideValue } from '@lutetia/shared/forms/uses';
import { offeredEntries } from './offered-entries.js';

const item: ItemDefinition = {
  code: 'TIMES',
  label: 'Images used',
  type: 'choices',
  codelist: 'TIMES',
  offered: { '24': 'image24', '96': 'image96', '168': 'image168' },
};
const entries = ['24', '96', '168', 'OTHER'].map((code) => ({ code, name: code }));
const answered = (value: string): readonly OutsideValue[] => [
  { value, text: value, label: '', day: null, form: 'Imaging', visit: null },
];
const codesOf = (text: string): readonly string[] =>
  offeredEntries(item, entries, { image24: answered('Y'), image96: answered('N') }, text).map(
    ({ code }) => code,
  );

it('offers what is there, not what was missed or is not recorded', () => {
  expect(codesOf('')).toEqual(['24', 'OTHER']);
});

it('keeps in sight what was chosen before', () => {
  expect(codesOf('24 96')).toEqual(['24', '96', 'OTHER']);
});

it('offers all of a choice that rests on nothing outside', () => {
  const { offered: _, ...plain } = item;
  expect(offeredEntries(plain, entries, {}, '')).toEqual(entries);
});
