import { requireCalendarDay } from '../calendar/calendar-day.js';
import { parseChanges } from './changes.js';
import { compileForm, lintForm } from './compile.js';
import type { ItemDefinition } from './definition.js';
import { valueText } from './display.js';
import { canonicalOf } from './operands.js';
import { testForm, testItem } from './support/test-form.js';

const TODAY = requireCalendarDay('2026-11-21');
const ENDS = { low: 'none', high: 'worst' };
const scale = (more: Partial<ItemDefinition> = {}): ItemDefinition =>
  testItem('PAIN', 'scale', { min: 0, max: 10, ends: ENDS, ...more });
const faults = (item: ItemDefinition): readonly string[] =>
  lintForm(testForm([item])).map(({ pointer, suggestion }) => `${pointer} ${suggestion ?? ''}`.trim());

describe('a visual scale', () => {
  it.each([
    ['0', []],
    ['10', []],
    ['2.5', []],
    ['2.3', ['invalid-value']],
    ['-0.5', ['invalid-value']],
    ['10.5', ['invalid-value']],
    ['much', ['invalid-value']],
  ])('takes %s on its steps of a half only', (v, codes) => {
    const form = compileForm(testForm([scale({ step: 0.5 })]));
    expect(parseChanges(form, { PAIN: { v } }, { today: TODAY }).problems.map(({ code }) => code)).toEqual(
      codes,
    );
  });

  it('needs two ends in words, and steps from the one to the other', () => {
    expect(faults(scale())).toEqual([]);
    expect(faults(testItem('PAIN', 'scale', { min: 0, max: 10 }))).toEqual(['/sections/0/items/0']);
    expect(faults(scale({ max: 0 }))).toEqual(['/sections/0/items/0']);
    expect(faults(scale({ step: 3 }))).toEqual(['/sections/0/items/0/step']);
    expect(faults(testItem('AGE', 'integer', { step: 2 }))).toEqual(['/sections/0/items/0/step']);
  });
});

describe('a quantity in another unit than its first', () => {
  const activity = testItem('DOSE', 'quantity', { units: ['GBq', 'mCi'], factors: { mCi: 0.037 } });

  it('is told as entered and in the first unit', () => {
    // 1 Ci is 3.7 x 10^10 Bq by definition (BIPM, The International System of Units, 9th edition).
    expect(canonicalOf(activity, { v: '200', unit: 'mCi' })).toEqual({ v: '7.4', unit: 'GBq' });
    expect(canonicalOf(activity, { v: '<200', unit: 'mCi' })).toEqual({ v: '<7.4', unit: 'GBq' });
    expect(canonicalOf(activity, { v: '7.4', unit: 'GBq' })).toBeNull();
    expect(canonicalOf(activity, { absent: 'not-done' })).toBeNull();
    expect(valueText(activity, null, { v: '200', unit: 'mCi' })).toBe('200 mCi (7.4 GBq)');
  });

  it('is in units of UCUM, and a misspelt one is told with the code that was meant', () => {
    expect(faults(activity)).toEqual([]);
    expect(faults(testItem('HGB', 'quantity', { units: ['g/dl'] }))).toEqual([
      '/sections/0/items/0/units/0 g/dL',
    ]);
    expect(faults(testItem('TEMP', 'quantity', { units: ['celsius'] }))).toEqual([
      '/sections/0/items/0/units/0',
    ]);
  });
});
