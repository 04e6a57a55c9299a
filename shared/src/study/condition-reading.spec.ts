import type { FormDefinition } from '../forms/definition.js';
import { conditionForReading, readForReading } from './condition-reading.js';

const form = {
  sections: [
    {
      items: [
        { code: 'CMINDC', label: { en: 'Reason', fr: 'Motif' }, codelist: 'WHY' },
        { code: 'EXOCCUR', label: 'Dose given', type: 'yes-no' },
        { code: 'TARGETS', label: 'Target lesions', type: 'integer' },
        { code: 'EGFR', label: 'eGFR', type: 'decimal' },
      ],
    },
  ],
  codelists: {
    WHY: [
      { code: 'ADVERSE-EVENT', name: 'Adverse event' },
      { code: 'HISTORY', name: { en: 'Medical history', fr: 'Antécédent' } },
      { code: 'OTHER', name: { en: 'Other', fr: 'Autre' } },
    ],
  },
  uses: [
    { name: 'smallestSum', label: { en: 'Sum of diameters', fr: 'Somme des diamètres' } },
    { name: 'measured' },
  ],
} as unknown as FormDefinition;

describe('a condition of a form, in words', () => {
  it.each([
    ["CMINDC == 'OTHER'", 'reason is Other'],
    ["CMINDC in ['ADVERSE-EVENT', 'HISTORY', 'OTHER']", 'reason is Adverse event, Medical history or Other'],
    ["EXOCCUR && CMINDC in ['OTHER']", 'dose given and reason is Other'],
    ['TARGETS > 0 && smallestSum > 0', 'target lesions above 0 and sum of diameters above 0'],
    ['given(EGFR)', 'eGFR is entered'],
    ['!given(EGFR) || !EXOCCUR', 'eGFR is empty or not dose given'],
  ])('%s', (condition, words) => {
    expect(conditionForReading(form, condition)).toBe(words);
  });

  it.each([
    ["CMINDC == 'OTHER' && smallestSum >= 10", 'motif est Autre et somme des diamètres au moins 10'],
    ["CMINDC in ['HISTORY', 'OTHER']", 'motif est Antécédent ou Autre'],
    ["!given(EGFR) || CMINDC != 'OTHER'", 'eGFR est vide ou motif n’est pas Autre'],
    ['given(EGFR)', 'eGFR est renseigné'],
  ])('%s in French', (condition, words) => {
    expect(conditionForReading(form, condition, 'fr')).toBe(words);
  });

  it.each([
    'hoursBetween(EGFR, TARGETS) > 24',
    'EXOCCUR ? TARGETS > 0 : TARGETS > 1',
    'measured > 0',
    "visitCode == 'SCR'",
  ])('is not said of %s, which calls, chooses or reads what has no label', (condition) => {
    expect(conditionForReading(form, condition)).toBeNull();
  });
});

it('names what an expression reads, once and in its order', () => {
  expect(readForReading(form, "percentChange(TARGETS, smallestSum) + TARGETS * measured == 'EGFR'")).toEqual([
    'target lesions',
    'sum of diameters',
  ]);
  expect(readForReading(form, 'smallestSum + EGFR', 'fr')).toEqual(['somme des diamètres', 'eGFR']);
});
