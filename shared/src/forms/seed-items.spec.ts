import { readFileSync } from 'node:fs';
import type { ItemDefinition, Words } from './definition.js';
import { seedForms } from './support/seed-forms.js';

interface ItemNames {
  readonly standard: readonly { readonly of: string; readonly names: readonly string[] }[];
  readonly own: readonly { readonly begins: readonly string[]; readonly reason: string }[];
}

const names = JSON.parse(
  readFileSync(new URL('../../../seeds/item-names.json', import.meta.url), 'utf8'),
) as ItemNames;
const standard = names.standard.flatMap((list) => list.names);
const own = names.own.flatMap(({ begins }) => begins);

/** Every UCUM code the library may use; https://ucum.org */
const UNITS = new Set(
  ['%', '/min', '/mm3', '10*12/L', '10*9/L', 'Cel', 'GBq', 'Gy', 'Gy/GBq', 'L/L', 'MBq', 'U/L', 'cm', 'cm2']
    .concat(['g', 'g/L', 'g/dL', 'h', 'kg', 'kg/m2', 'm', 'm2', 'mCi', 'mL', 'mL/min', 'mL/min/{1.73_m2}'])
    .concat([
      'mg',
      'mg/L',
      'mg/dL',
      'mg/m2',
      'min',
      'mm',
      'mm2',
      'mm[Hg]',
      'mmol/L',
      'mo',
      'ms',
      'ng/mL',
      's',
    ])
    .concat(['ug', 'ug/L', 'ukat/L', 'umol/L', 'Gy.cm2', 'mGy', 'L', 'mg/d']),
);

const forms = seedForms().map((form) => [`${form.code} ${form.version}`, form] as const);
const itemsOf = (form: (typeof forms)[number][1]): readonly ItemDefinition[] =>
  form.sections.flatMap((section) => section.items);

describe('the items of the form library', () => {
  it.each(forms)('of %s have names of CDISC, or names of our own with the reason', (_, form) => {
    const unknown = itemsOf(form)
      .map(({ code }) => code)
      .filter((code) => !standard.includes(code) && !own.some((begin) => code.startsWith(begin)));
    expect(unknown).toEqual([]);
  });

  it.each(forms)('of %s have UCUM units', (_, form) => {
    expect(itemsOf(form).flatMap(({ units }) => (units ?? []).filter((unit) => !UNITS.has(unit)))).toEqual(
      [],
    );
  });

  it.each(forms)(
    'of %s have short labels in sentence case, and help and sources in both languages',
    (_, form) => {
      const labels = itemsOf(form).map(({ label }) => english(label));
      expect(labels.filter((label) => label.length > 100 || !/^[\p{Lu}\d[(].*[^.:;]$/u.test(label))).toEqual(
        [],
      );
      const further = itemsOf(form).flatMap(({ help, sourceDocument }) => [help, sourceDocument]);
      expect(
        further.filter((words) => words !== undefined && (typeof words === 'string' || !words['fr'])),
      ).toEqual([]);
    },
  );

  it.each(forms)(
    'of %s are marked critical where an endpoint, safety or eligibility rests on them',
    (_, form) => {
      expect(itemsOf(form).some(({ critical }) => critical === true) || UNCRITICAL.has(form.code)).toBe(true);
    },
  );

  it.each(forms)('of %s say where their source is kept, unless they are worked out', (_, form) => {
    const entered = itemsOf(form).filter(({ calculate }) => calculate === undefined);
    expect(entered.filter(({ sourceDocument }) => sourceDocument === undefined)).toEqual([]);
  });

  it('have each name in one list only, and a reason for each of our own', () => {
    expect(standard.filter((name, index) => standard.indexOf(name) !== index)).toEqual([]);
    expect(names.own.filter(({ reason }) => reason.trim() === '')).toEqual([]);
  });
});

/** Forms nothing of an endpoint, of safety or of eligibility hangs on. */
const UNCRITICAL = new Set(['physical-examination', 'ecg', 'vital-signs']);

const english = (words: Words): string => (typeof words === 'string' ? words : words.en);
