import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ItemDefinition, ItemType } from '@lutetia/shared/forms/definition';
import { fieldText, joinInstant, readTyped } from './field-text.js';

const context = { today: requireCalendarDay('2026-11-21'), visit: null, timeZone: 'Europe/Paris' };
const item = (type: ItemType, more: Partial<ItemDefinition> = {}): ItemDefinition => ({
  code: 'ITEM',
  label: 'Item',
  type,
  ...more,
});

describe('readTyped', () => {
  it('keeps the digits of a number as typed', () => {
    expect(readTyped(item('decimal'), '1.50', null, context)).toEqual({ ok: true, value: { v: '1.50' } });
  });

  it('reads a comma as the decimal point and completes a leading point', () => {
    expect(readTyped(item('decimal'), '0,62', null, context)).toEqual({ ok: true, value: { v: '0.62' } });
    expect(readTyped(item('decimal'), '.5', null, context)).toEqual({ ok: true, value: { v: '0.5' } });
  });

  it('reads a laboratory result beyond what was measured, and no other quantity as one', () => {
    const neutrophils = item('quantity', { units: ['10*9/L'], analyte: 'NEUT' });
    expect(readTyped(neutrophils, '< 0,5', null, context)).toEqual({
      ok: true,
      value: { v: '<0.5', unit: '10*9/L' },
    });
    expect(readTyped(neutrophils, '≤0.1', null, context)).toMatchObject({ value: { v: '<=0.1' } });
    expect(readTyped(neutrophils, '<', null, context)).toEqual({ ok: false, expected: 'laboratory' });
    expect(readTyped(item('quantity', { units: ['kg'] }), '<70', null, context)).toEqual({
      ok: false,
      expected: 'decimal',
    });
  });

  it('gives a quantity the chosen unit, else the first of its definition', () => {
    const activity = item('quantity', { units: ['GBq', 'MBq'] });
    expect(readTyped(activity, '7.4', null, context)).toEqual({ ok: true, value: { v: '7.4', unit: 'GBq' } });
    expect(readTyped(activity, '7400', 'MBq', context)).toEqual({
      ok: true,
      value: { v: '7400', unit: 'MBq' },
    });
  });

  it('reads empty text as an empty path', () => {
    expect(readTyped(item('text'), '   ', null, context)).toEqual({ ok: true, value: null });
  });

  it('says what it expected', () => {
    expect(readTyped(item('integer'), '1.5', null, context)).toEqual({ ok: false, expected: 'integer' });
    expect(readTyped(item('day'), '30/02/2026', null, context)).toEqual({ ok: false, expected: 'day' });
    expect(readTyped(item('instant'), joinInstant('21/11/26', ''), null, context)).toEqual({
      ok: false,
      expected: 'instant',
    });
  });

  it('reads a minus as it is printed', () => {
    expect(readTyped(item('integer'), '−5', null, context)).toEqual({ ok: true, value: { v: '-5' } });
    expect(readTyped(item('decimal'), '−1,5', null, context)).toEqual({ ok: true, value: { v: '-1.5' } });
  });

  it('refuses a time the clock left out, and asks which one where it came twice', () => {
    const at = (day: string, time: string) =>
      readTyped(item('instant'), joinInstant(day, time), null, context);
    expect(at('29/3/26', '2:30')).toEqual({ ok: false, expected: 'leftOut' });
    expect(at('25/10/26', '2:30')).toEqual({ ok: false, expected: 'twice' });
    expect(at('25/10/26', '2:30+02:00')).toEqual({ ok: true, value: { v: '2026-10-25T02:30+02:00' } });
    expect(at('25/10/26', '0230 +01:00')).toEqual({ ok: true, value: { v: '2026-10-25T02:30+01:00' } });
    expect(at('21/11/26', '10:30+05:00')).toEqual({ ok: false, expected: 'instant' });
  });

  it('writes an instant with the offset of the site', () => {
    expect(readTyped(item('instant'), joinInstant('t', '1030'), null, context)).toEqual({
      ok: true,
      value: { v: '2026-11-21T10:30+01:00' },
    });
  });
});

describe('fieldText', () => {
  it.each([
    ['day', '2026-11-21', '21 Nov 2026'],
    ['partial-day', '2026-11', 'Nov 2026'],
    ['partial-day', '2026', '2026'],
    ['partial-day', '2026-11-21', '21 Nov 2026'],
    ['instant', '2026-11-21T10:30+01:00', '21 Nov 2026|10:30'],
    ['decimal', '1.50', '1.50'],
  ] as const)('shows a %s %s as %s', (type, v, text) => {
    expect(fieldText(item(type), { v })).toBe(text);
  });

  it('shows what the field itself reads back', () => {
    const text = fieldText(item('partial-day'), { v: '2026-11' });
    expect(readTyped(item('partial-day'), text, null, context)).toEqual({
      ok: true,
      value: { v: '2026-11' },
    });
  });
});
