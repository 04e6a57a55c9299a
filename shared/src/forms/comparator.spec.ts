import { requireCalendarDay } from '../calendar/calendar-day.js';
import { parseChanges } from './changes.js';
import { compileForm } from './compile.js';
import type { CompiledForm } from './compiled.js';
import { valueTextAt } from './display.js';
import { evaluateForm } from './evaluate.js';
import { seedForm } from './support/seed-forms.js';
import type { OutsideValue, OutsideValues } from './uses.js';
import type { FormValues } from './value.js';

const today = requireCalendarDay('2026-11-21');
const haematology = compileForm(seedForm('haematology'));

const read = (path: string, v: string, unit: string, form = haematology) =>
  parseChanges(form, { [path]: { v, unit } }, { today });

const chemistry = compileForm(seedForm('chemistry'));

const outsideValue = (value: string, day: string): OutsideValue => ({
  value,
  text: value,
  label: 'Before',
  day: requireCalendarDay(day),
  form: 'Haematology',
  visit: null,
});

/** The checks that fire, what is empty apart. */
const firing = (form: CompiledForm, values: FormValues, outside: OutsideValues = {}) =>
  evaluateForm(form, values, { today, outside })
    .findings.filter(({ kind }) => kind !== 'required')
    .map(({ check }) => check);

describe('a laboratory result beyond what was measured', () => {
  it.each(['<0.5', '>50', '<=0.1', '>=30'])('%s is kept as typed', (v) => {
    expect(read('NEUT', v, '10*9/L')).toEqual({
      changes: { NEUT: { v, unit: '10*9/L' } },
      problems: [],
    });
  });

  it.each(['<', '<<1', '<abc', '<0.555', '=5', '<-1', '<0', '<0.0', '<-0'])('%s is refused', (v) => {
    expect(read('NEUT', v, '10*9/L').problems).toHaveLength(1);
  });

  it('is refused where no laboratory reports the value: a weight, an activity', () => {
    expect(read('WEIGHT', '<70', 'kg', compileForm(seedForm('vital-signs'))).problems).toHaveLength(1);
    expect(read('EXDOSE', '<7.4', 'GBq', compileForm(seedForm('administration'))).problems).toHaveLength(1);
  });

  it('answers its item, and no check takes it for a number', () => {
    const values = { WBC: { v: '2', unit: '10*9/L' }, NEUT: { v: '<3', unit: '10*9/L' } };
    const { findings, answered } = evaluateForm(haematology, values, { today });
    expect(answered).toBe(2);
    // As the number 3 it would be more than all white cells; as a text it would be an error of the check.
    expect(findings.filter(({ kind }) => kind !== 'required')).toEqual([]);
  });

  it('is more than all white cells where its bound is', () => {
    const values = { WBC: { v: '2', unit: '10*9/L' }, NEUT: { v: '>3', unit: '10*9/L' } };
    expect(firing(haematology, values)).toEqual(['LB-NEUTROPHILS']);
  });

  it('makes its formula required as a number does', () => {
    const values = { EGFR: { v: '>90', unit: 'mL/min/{1.73_m2}' } };
    const { findings } = evaluateForm(chemistry, values, { today });
    expect(findings.find(({ paths }) => paths[0] === 'EGFRMETH')?.kind).toBe('required');
  });

  it('is calculated with nowhere', () => {
    const values = {
      CREAT: { v: '<80', unit: 'umol/L' },
      LBDAT: { v: '2026-11-20' },
    };
    const outside = { sex: [outsideValue('M', '2026-01-05')], age: [outsideValue('1960', '2026-01-05')] };
    const { values: worked } = evaluateForm(chemistry, values, { today, outside });
    expect(worked).not.toHaveProperty('EGFRMDRD');
  });

  it('is no number in another unit either', () => {
    const values = { NEUT: { v: '<100', unit: '/mm3' }, WBC: { v: '0.4', unit: '10*9/L' } };
    const { findings } = evaluateForm(haematology, values, { today });
    expect(findings.map(({ check }) => check).filter((check) => check !== 'required')).toEqual([
      'LB-WBC-UNLIKELY',
    ]);
  });

  // 3.12 halved is 1.56; 1.56 itself is not below it, all that is below 1.56 is.
  it.each([
    ['<0.5', '10*9/L', '3.12', true],
    ['<500', '/mm3', '3.12', true],
    ['<1.56', '10*9/L', '3.12', true],
    ['<=1.55', '10*9/L', '3.12', true],
    ['<=1.56', '10*9/L', '3.12', false],
    ['<2', '10*9/L', '3.12', false],
    ['>0.5', '10*9/L', '3.12', false],
    ['>5', '10*9/L', '3.12', false],
    // Of the value before only a bound is known.
    ['4', '10*9/L', '>10', true],
    ['5', '10*9/L', '>10', true],
    ['6', '10*9/L', '>10', false],
    ['0.2', '10*9/L', '<0.5', false],
    ['<4', '10*9/L', '>=8', true],
    ['<5', '10*9/L', '>8', false],
  ])('%s %s neutrophils after %s: a fall by more than half is %s', (v, unit, before, isFall) => {
    const outside = { neutrophilsBefore: [outsideValue(before, '2026-11-03')] };
    expect(firing(haematology, { NEUT: { v, unit } }, outside).includes('LB-NEUT-FALL')).toBe(isFall);
  });

  // 80 and a half is 120.
  it.each([
    ['>120', '80', true],
    ['>=120', '80', false],
    ['>100', '80', false],
    ['<130', '80', false],
    ['70', '<40', true],
    ['60', '<40', true],
    ['59', '<40', false],
  ])('creatinine %s after %s: a rise by more than half is %s', (v, before, isRise) => {
    const outside = { creatinineBefore: [outsideValue(before, '2026-11-03')] };
    const values = { CREAT: { v, unit: 'umol/L' } };
    expect(firing(chemistry, values, outside).includes('LB-CREAT-RISE')).toBe(isRise);
  });

  // 1 - 0.5 / 3.12 = 0.8397; 400 / 80 - 1 = 4; 1 - 4 / 10 = 0.6; 100 / 40 - 1 = 1.5.
  it.each([
    [haematology, 'NEUT', '<0.5', '10*9/L', 'neutrophilsBefore', '3.12', '≥84 % lower than on 3 Nov 2026.'],
    [haematology, 'NEUT', '4', '10*9/L', 'neutrophilsBefore', '>10', '≥60 % lower than on 3 Nov 2026.'],
    [chemistry, 'CREAT', '>400', 'umol/L', 'creatinineBefore', '80', '≥400 % higher than on 3 Nov 2026.'],
    [chemistry, 'CREAT', '100', 'umol/L', 'creatinineBefore', '<40', '≥150 % higher than on 3 Nov 2026.'],
  ])('is told with its bound (%#)', (form, code, v, unit, name, before, message) => {
    const outside = { [name]: [outsideValue(before, '2026-11-03')] };
    const { findings } = evaluateForm(form, { [code]: { v, unit } }, { today, outside });
    expect(findings.find(({ check }) => /FALL|RISE/.test(check))?.message).toBe(message);
  });

  it('is shown with its sign and unit', () => {
    expect(valueTextAt(haematology, 'NEUT', { v: '<0.5', unit: '10*9/L' })).toBe('<0.5 10⁹/L');
  });
});
