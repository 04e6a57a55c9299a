import enCasebook from './en/casebook.js';
import enCommon from './en/common.js';
import enKeys from './en/keys.js';
import enPasted from './en/pasted.js';
import enPreview from './en/preview.js';
import enVisit from './en/visit.js';
import fr from './fr/index.js';

const en: Readonly<Record<keyof typeof fr, object>> = {
  casebook: enCasebook,
  common: enCommon,
  keys: enKeys,
  pasted: enPasted,
  preview: enPreview,
  visit: enVisit,
};

/** Every sentence by its path, `casebook.form.failed`. */
function sentences(words: object, path: string): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, said]) =>
    typeof said === 'string'
      ? [[`${path}.${key}`, said] as const]
      : sentences(said as object, `${path}.${key}`),
  );
}

function placesOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name).sort();
}

const english = new Map(sentences(en, ''));

describe('words in French', () => {
  it('belong to keys that English has', () => {
    expect(sentences(fr, '').filter(([key]) => !english.has(key))).toEqual([]);
  });

  it('hold the same places, but for a count that English spells out and a month told in numbers', () => {
    const apart = sentences(fr, '').filter(([key, said]) => {
      const without = (text: string) => placesOf(text).filter((name) => name !== 'count');
      return key === '.common.typedDay.monthTooShort'
        ? placesOf(said).join() !== 'days,numeric'
        : without(said).join() !== without(english.get(key) ?? '').join();
    });
    expect(apart).toEqual([]);
  });

  it('say a count in the singular too: in French none is singular', () => {
    const silent = sentences(fr, '').filter(
      ([key, said]) =>
        key.endsWith('_one') &&
        english.get(key.replace(/_one$/u, '_other'))?.includes('{{count}}') === true &&
        !said.includes('{{count}}') &&
        !key.startsWith('.casebook.conflict.'),
    );
    expect(silent).toEqual([]);
  });
});
