import { requireCalendarDay } from '../calendar/calendar-day.js';
import { parseChanges } from './changes.js';
import { compileForm } from './compile.js';
import { valueTextAt } from './display.js';
import { evaluateForm } from './evaluate.js';
import { seedForm } from './support/seed-forms.js';

const today = requireCalendarDay('2026-11-21');
const haematology = compileForm(seedForm('haematology'));

const read = (path: string, v: string, unit: string, form = haematology) =>
  parseChanges(form, { [path]: { v, unit } }, { today });

describe('a laboratory result beyond what was measured', () => {
  it.each(['<0.5', '>50', '<=0.1', '>=30'])('%s is kept as typed', (v) => {
    expect(read('NEUT', v, '10*9/L')).toEqual({
      changes: { NEUT: { v, unit: '10*9/L' } },
      problems: [],
    });
  });

  it.each(['<', '<<1', '<abc', '<0.555', '=5', '<-1'])('%s is refused', (v) => {
    expect(read('NEUT', v, '10*9/L').problems).toHaveLength(1);
  });

  it('is refused where no laboratory reports the value: a weight, an activity', () => {
    expect(read('WEIGHT', '<70', 'kg', compileForm(seedForm('vital-signs'))).problems).toHaveLength(1);
    expect(read('EXDOSE', '<7.4', 'GBq', compileForm(seedForm('administration'))).problems).toHaveLength(1);
  });

  it('answers its item, and no check takes it for a number', () => {
    const values = { WBC: { v: '2', unit: '10*9/L' }, NEUT: { v: '>3', unit: '10*9/L' } };
    const { findings, answered } = evaluateForm(haematology, values, { today });
    expect(answered).toBe(2);
    // As the number 3 it would be more than all white cells; as a text it would be an error of the check.
    expect(findings.filter(({ kind }) => kind !== 'required')).toEqual([]);
  });

  it('is no number in another unit either', () => {
    const values = { NEUT: { v: '<100', unit: '/mm3' }, WBC: { v: '0.4', unit: '10*9/L' } };
    const { findings } = evaluateForm(haematology, values, { today });
    expect(findings.map(({ check }) => check).filter((check) => check !== 'required')).toEqual([
      'LB-WBC-UNLIKELY',
    ]);
  });

  it('is shown with its sign and unit', () => {
    expect(valueTextAt(haematology, 'NEUT', { v: '<0.5', unit: '10*9/L' })).toBe('<0.5 10⁹/L');
  });
});
