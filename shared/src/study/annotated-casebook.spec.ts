import type { FormDefinition } from '../forms/definition.js';
import { annotatedCasebook } from './annotated-casebook.js';
import type { PublishedStudy } from './definition.js';
import { readStudy } from './reader.js';
import { withChanges } from './spec-support/changed.js';
import { seededLibrary } from './spec-support/library.js';

function published(): PublishedStudy {
  const reading = readStudy(withChanges([]), seededLibrary());
  if (!reading.ok) throw new Error('the seeded study has a fault');
  return reading.study;
}

const FORM: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'visit',
  version: '3',
  name: { en: 'Visit', fr: 'Visite' },
  codelists: {
    PLACE: [
      { code: 'HOME', name: { en: 'At home', fr: 'À domicile' } },
      { code: 'SITE', name: 'Hospital' },
    ],
  },
  sections: [
    {
      code: 'main',
      name: 'Main',
      items: [
        { code: 'VISDAT', label: { en: 'Date', fr: 'Date de la visite' }, type: 'day', critical: true },
        { code: 'PLACE', label: 'Place', type: 'choice', codelist: 'PLACE', help: 'Where it was' },
        { code: 'SIGNS', label: 'Signs', type: 'choices', codelist: 'PLACE', required: false },
        { code: 'HGB', label: 'Haemoglobin', type: 'quantity', units: ['g/L', 'g/dL'], decimals: 1 },
        { code: 'NOTE', label: 'Note', type: 'text', maxLength: 40, visible: "PLACE == 'HOME'" },
        { code: 'MORE', label: 'More', type: 'yes-no', required: "PLACE == 'SITE'" },
        { code: 'BMI', label: 'BMI', type: 'decimal', calculate: 'bmi(WEIGHT, HEIGHT)' },
      ],
    },
    {
      code: 'drugs',
      name: 'Drugs',
      repeating: true,
      visible: 'MORE',
      items: [{ code: 'CMTRT', label: 'Drug', type: 'text' }],
    },
  ],
  checks: [],
};

const reluth = published();
const casebook = annotatedCasebook({ ...reluth, forms: { ...reluth.forms, visit: FORM } }, 'en');
const visit = casebook.find(({ code }) => code === 'visit');

describe('an annotated casebook', () => {
  it('holds each form of the version once, the first asked for first', () => {
    expect(casebook.map(({ code }) => code).sort()).toEqual(Object.keys(reluth.forms).sort());
    expect(casebook[0]?.code).toBe('visit');
  });

  it('tells when a section is shown', () => {
    expect(visit?.sections.map(({ condition }) => condition)).toEqual([null, 'shown when MORE']);
  });

  it('tells where each form is asked for, visits of a cycle once', () => {
    expect(visit?.usedAt[0]).toBe('Screening');
    expect(visit?.usedAt).toContain('Cycle … week 4');
    expect(new Set(visit?.usedAt).size).toBe(visit?.usedAt.length);
    expect(casebook.find(({ code }) => code === 'death')?.usedAt).toEqual(['Death']);
  });

  it('names under which path each value is stored, and what may be answered', () => {
    const told = visit?.sections[0]?.items.map(({ path, answers }) => [path, ...answers]);
    expect(told).toEqual([
      ['VISDAT', 'day'],
      ['PLACE', 'At home [HOME]', 'Hospital [SITE]'],
      ['SIGNS', 'any of:', 'At home [HOME]', 'Hospital [SITE]'],
      ['HGB', 'number, at most 1 decimal, in g/L | g/dL'],
      ['NOTE', 'text, at most 40 characters'],
      ['MORE', 'Yes [Y]', 'No [N]'],
      ['BMI', 'calculated: bmi(WEIGHT, HEIGHT)'],
    ]);
    expect(visit?.sections[1]).toMatchObject({ repeats: 'drugs', items: [{ path: 'drugs/(row)/CMTRT' }] });
  });

  it('tells what is critical, what is optional and what depends on another answer', () => {
    const items = visit?.sections[0]?.items ?? [];
    expect(items.filter(({ isCritical }) => isCritical).map(({ path }) => path)).toEqual(['VISDAT']);
    expect(items.flatMap(({ path, conditions }) => conditions.map((condition) => [path, condition]))).toEqual(
      [
        ['SIGNS', 'optional'],
        ['NOTE', "shown when PLACE == 'HOME'"],
        ['MORE', "required when PLACE == 'SITE'"],
      ],
    );
  });

  it('speaks French where the definition does, and English where it does not', () => {
    const french = annotatedCasebook({ ...reluth, forms: { visit: FORM } }, 'fr')[0];
    expect(french?.name).toBe('Visite');
    expect(french?.sections[0]?.items.map(({ label }) => label).slice(0, 2)).toEqual([
      'Date de la visite',
      'Place',
    ]);
    expect(french?.sections[0]?.items[1]?.answers).toEqual(['À domicile [HOME]', 'Hospital [SITE]']);
    expect(french?.sections[0]?.items[3]?.answers).toEqual(['nombre, au plus 1 décimale, en g/L | g/dL']);
  });
});
