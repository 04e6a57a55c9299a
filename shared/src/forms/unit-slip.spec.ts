import { requireCalendarDay } from '../calendar/calendar-day.js';
import { parseChanges } from './changes.js';
import { compileForm } from './compile.js';
import { evaluateForm, reevaluate } from './evaluate.js';
import { unitsAskedAbout } from './unit-slip.js';
import { seedForm } from './support/seed-forms.js';
import type { OutsideValue } from './uses.js';
import type { FormValues } from './value.js';

const today = requireCalendarDay('2026-11-21');

/** What the parts before were, in GBq. */
const earlierGiven = (value: number): OutsideValue => ({
  value,
  text: String(value),
  label: 'Activity',
  day: null,
  form: 'Administration',
  visit: null,
});

describe('a unit taken for another', () => {
  const said = (code: string, values: FormValues, language = 'en') => {
    const { findings } = evaluateForm(compileForm(seedForm(code)), values, { today, language });
    return findings.find(({ kind }) => kind !== 'required')?.message ?? null;
  };

  // Creatinine: 88.4 µmol/L to 1 mg/dL, so 20 mg/dL are 1768 µmol/L and 0.9 are 79.56; 20 mg/L are 176.8.
  it.each([
    [
      '20',
      'mg/dL',
      'Outside 20 to 500 µmol/L. 20 mg/dL is 1768 µmol/L. Did you mean 20 µmol/L or 20 mg/L (176.8 µmol/L)?',
    ],
    ['0.9', 'umol/L', 'Outside 20 to 500 µmol/L. Did you mean 0.9 mg/dL (79.56 µmol/L)?'],
    ['600', 'umol/L', 'Outside 20 to 500 µmol/L.'],
    ['80', 'umol/L', null],
  ])('is asked about at creatinine of %s %s', (v, unit, expected) => {
    expect(said('chemistry', { CREAT: { v, unit } })).toBe(expected);
  });

  it('is asked about in French', () => {
    expect(said('chemistry', { CREAT: { v: '19.5', unit: 'mg/dL' } }, 'fr')).toBe(
      'Hors de 20 à 500 µmol/L. 19,5 mg/dL font 1723,8 µmol/L. Vouliez-vous dire 19,5 mg/L (172,38 µmol/L) ?',
    );
  });

  // 88 mg/dL are 7779.2 µmol/L, 88 mg/L 777.92.
  it('is asked about where the number cannot be', () => {
    const form = compileForm(seedForm('chemistry'));
    const { problems } = parseChanges(form, { CREAT: { v: '88', unit: 'mg/dL' } }, { today });
    expect(problems.map(({ message }) => message)).toEqual([
      'Creatinine cannot be above 5000 µmol/L. 88 mg/dL is 7779.2 µmol/L. Did you mean 88 µmol/L?',
    ]);
  });

  it('is not asked about in a unit the item does not know', () => {
    const form = compileForm(seedForm('vital-signs'));
    const { problems } = parseChanges(form, { WEIGHT: { v: '154', unit: 'lb' } }, { today });
    expect(problems.map(({ message }) => message)).toEqual(['Weight is measured in kg.']);
  });

  // 7400 MBq are the planned activity; 7400 mCi would be 273.8 GBq.
  it('is asked about only in units in which no check of the value alone fires', () => {
    expect(said('administration', { EXOCCUR: { v: 'Y' }, EXDOSE: { v: '7400', unit: 'GBq' } })).toBe(
      'More than 50 GBq is no activity for one dose. The planned activity is 7.4 GBq. Did you mean 7400 MBq (7.4 GBq)?',
    );
    expect(said('administration', { EXOCCUR: { v: 'Y' }, EXDOSE: { v: '7.4', unit: 'MBq' } })).toBe(
      'Outside 1 to 10 GBq. The planned activity is 7.4 GBq. 7.4 MBq is 0.0074 GBq. Did you mean 7.4 GBq?',
    );
  });

  // 1 mCi is 37 MBq: 7.4 mCi are 0.2738 GBq, and 7.4 MBq less than any dose. 20 mCi are 0.74 GBq, low too, but 20 GBq are
  // more than any dose and 20 MBq less. A second part may be small.
  it('is asked about by a check that leaves room for what was given earlier, where another unit makes sense', () => {
    const low = (v: string, unit: string, earlier: number | null = null) => {
      const form = compileForm(seedForm('administration'));
      const outside = earlier === null ? {} : { givenEarlier: [earlierGiven(earlier)] };
      const values = { EXOCCUR: { v: 'Y' }, EXDOSE: { v, unit } };
      const { findings } = evaluateForm(form, values, { today, outside });
      const found = findings.find(({ check }) => check === 'EX-ACTIVITY-LOW');
      const units = unitsAskedAbout(form, 'EXDOSE', 'EX-ACTIVITY-LOW', { v, unit });
      return found === undefined ? null : { message: found.message, units };
    };
    expect(low('7.4', 'mCi')).toEqual({
      message:
        'Outside 1 to 10 GBq. The planned activity is 7.4 GBq. 7.4 mCi is 0.2738 GBq. Did you mean 7.4 GBq?',
      units: ['GBq'],
    });
    expect(low('20', 'mCi')).toEqual({
      message: 'Outside 1 to 10 GBq. The planned activity is 7.4 GBq.',
      units: [],
    });
    expect(low('7.4', 'mCi', 7)).toBeNull();
  });

  // 20 mg/dL of creatinine: 20 µmol/L and 20 mg/L (176.8 µmol/L) lie within 20 to 500. A rise since the value before asks
  // about no unit.
  it.each([
    ['a check of the value alone', 'LB-CREAT-UNLIKELY', ['umol/L', 'mg/L']],
    ['a value that cannot be', 'unreadable', ['umol/L', 'mg/L']],
    ['a check that reads more', 'LB-CREAT-RISE', []],
  ])('names the units of %s', (_name, check, units) => {
    const form = compileForm(seedForm('chemistry'));
    expect(unitsAskedAbout(form, 'CREAT', check, { v: '20', unit: 'mg/dL' })).toEqual(units);
  });

  it('is asked about anew when the unit changes', () => {
    const form = compileForm(seedForm('chemistry'));
    const before = evaluateForm(form, { CREAT: { v: '20', unit: 'mg/dL' } }, { today });
    const after = { CREAT: { v: '20', unit: 'umol/L' } };
    expect(reevaluate(form, before, after, ['CREAT']).findings).toEqual(
      evaluateForm(form, after, { today }).findings,
    );
  });
});
