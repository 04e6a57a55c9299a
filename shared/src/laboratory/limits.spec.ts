import fc from 'fast-check';
import {
  flagOf,
  limitsIn,
  limitsText,
  percentChange,
  readLimits,
  timesOutside,
  typedLimits,
  type Limits,
} from './limits.js';

/** 1 mmol/L of haemoglobin (monomer, 16 114 g/mol) is 1.6114 g/dL. */
const HGB = { units: ['g/dL', 'g/L', 'mmol/L'], factors: { 'g/L': 0.1, 'mmol/L': 1.6114 } };
const WOMEN: Limits = { low: '12.0', high: '16.0', unit: 'g/dL' };

describe('the flag of a result', () => {
  it.each([
    ['11.9', 'low'],
    ['12', 'normal'],
    ['12.00', 'normal'],
    ['16.0', 'normal'],
    ['16.01', 'high'],
  ])('of %s against 12.0 to 16.0 is %s: the limits are inside', (v, flag) => {
    expect(flagOf(HGB, { v, unit: 'g/dL' }, WOMEN)).toBe(flag);
  });

  it.each([
    ['119', 'g/L', 'low'],
    ['120', 'g/L', 'normal'],
    ['160', 'g/L', 'normal'],
    ['161', 'g/L', 'high'],
    // 7.446 x 1.6114 = 11.9985; 7.447 x 1.6114 = 12.0001
    ['7.446', 'mmol/L', 'low'],
    ['7.447', 'mmol/L', 'normal'],
  ])('of %s %s is told in the unit of the range', (v, unit, flag) => {
    expect(flagOf(HGB, { v, unit }, WOMEN)).toBe(flag);
  });

  it.each([
    // Below what the method measures: low only where all of that is below the limit.
    ['<12.0', 'low'],
    ['<=12.0', null],
    ['<12.1', null],
    ['<11', 'low'],
    ['>16.0', 'high'],
    ['>=16.0', null],
    ['>15.9', null],
    ['>17', 'high'],
  ])('of %s is %s', (v, flag) => {
    expect(flagOf(HGB, { v, unit: 'g/dL' }, WOMEN)).toBe(flag);
  });

  it('of a result below the only limit is normal where that is the upper one', () => {
    const upTo: Limits = { low: null, high: '5', unit: 'g/dL' };
    expect(flagOf(HGB, { v: '<5', unit: 'g/dL' }, upTo)).toBe('normal');
    expect(flagOf(HGB, { v: '<6', unit: 'g/dL' }, upTo)).toBe(null);
    expect(flagOf(HGB, { v: '>=60', unit: 'g/dL' }, { low: '60', high: null, unit: 'g/dL' })).toBe('normal');
  });

  it('is not known where the unit or the number is not', () => {
    expect(flagOf(HGB, { v: '12', unit: 'mg/L' }, WOMEN)).toBe(null);
    expect(flagOf(HGB, { v: 'clotted', unit: 'g/dL' }, WOMEN)).toBe(null);
    expect(flagOf(HGB, { v: '12', unit: 'g/dL' }, { ...WOMEN, unit: null })).toBe(null);
    expect(flagOf({}, { v: '1.2', unit: null }, { low: '0.9', high: '1.15', unit: null })).toBe('high');
  });

  it('is the same in every unit, at the limits as well', () => {
    const number = fc.tuple(fc.bigInt({ min: 0n, max: 99_999n }), fc.integer({ min: 0, max: 3 }));
    const factor = fc.constantFrom(0.1, 10, 0.001, 1000, 1.6114, 88.42, 0.3);
    fc.assert(
      fc.property(number, number, number, factor, (value, one, other, by) => {
        const item = { units: ['first', 'second'], factors: { second: by } };
        const limits = sorted(one, other);
        // A result in the second unit is the first one's times the factor: the product is exact in decimals.
        const result = written(...value);
        const times = (text: string): string => exactProduct(text, by);
        const inSecond = flagOf(item, { v: result, unit: 'second' }, { ...limits, unit: 'second' });
        const mixed = flagOf(
          item,
          { v: result, unit: 'second' },
          { low: times(limits.low), high: times(limits.high), unit: 'first' },
        );
        const inFirst = flagOf(
          item,
          { v: times(result), unit: 'first' },
          { low: times(limits.low), high: times(limits.high), unit: 'first' },
        );
        expect([mixed, inFirst]).toEqual([inSecond, inSecond]);
      }),
    );
  });
});

describe('limits', () => {
  it.each([
    ['12-16', '12..16'],
    ['12,0 – 16,0', '12.0..16.0'],
    ['0.5 to 1', '0.5..1'],
    ['<5', '..5'],
    ['≤ 5', '..5'],
    ['> 60', '60..'],
    ['4..4', '4..4'],
    ['1.005-1.030', '1.005..1.030'],
    ['0,150-0,400', '0.150..0.400'],
    // Its other limit shows that the comma stands before decimals.
    ['1,005-2,5', '1.005..2.5'],
    ['<1250', '..1250'],
  ])('are typed as %s and kept as %s', (typed, kept) => {
    const limits = typedLimits(typed);
    expect(limits === null ? null : limitsText(limits)).toBe(kept);
    expect(readLimits(kept)).toEqual(limits);
  });

  it.each([
    '16-12',
    '12',
    '',
    'normal',
    '12-',
    '1-2-3',
    `<${'1'.repeat(13)}`,
    '1-1.12345678901',
    '1,000-2,000',
    '500-1,250',
    '<1,250',
  ])('are not %s', (typed) => {
    expect(typedLimits(typed)).toBe(null);
  });

  it.each(['', '..', '5..4', 'a..b', '1..2..3'])('are not kept as "%s"', (kept) => {
    expect(readLimits(kept)).toBe(null);
  });

  it('are shown in the unit of the result, to the digits they were stated with', () => {
    expect(limitsIn(HGB, WOMEN, 'g/L')).toEqual({ low: '120', high: '160', unit: 'g/L' });
    // 12.0 / 1.6114 = 7.44694, 16.0 / 1.6114 = 9.92925
    expect(limitsIn(HGB, WOMEN, 'mmol/L')).toEqual({ low: '7.45', high: '9.93', unit: 'mmol/L' });
    // 10.25 / 1.6114 = 6.36093
    expect(limitsIn(HGB, { low: null, high: '10.25', unit: 'g/dL' }, 'mmol/L')?.high).toBe('6.361');
    expect(limitsIn(HGB, WOMEN, 'g/dL')).toBe(WOMEN);
    expect(limitsIn(HGB, WOMEN, 'mg/L')).toBe(null);
  });
});

describe('how far outside its limits a result lies', () => {
  it.each([
    // 12.0 / 6 = 2; 160 g/L are 16 g/dL, 32 / 16 = 2
    ['6', 'g/dL', 2],
    ['320', 'g/L', 2],
    ['<6', 'g/dL', 2],
    ['0', 'g/dL', Infinity],
    ['12', 'g/dL', null],
    ['clotted', 'g/dL', null],
  ])('is for %s %s %s times', (v, unit, times) => {
    expect(timesOutside(HGB, { v, unit }, WOMEN)).toBe(times);
  });

  it('is beside an earlier result a change in whole percent, whatever the units', () => {
    const change = (from: string, to: string): number | null =>
      percentChange(HGB, { v: from, unit: 'g/L' }, { v: to, unit: 'g/dL' });
    expect(change('120', '9')).toBe(-25);
    expect(change('80', '12')).toBe(50);
    expect(change('0', '12')).toBe(null);
    expect(change('<5', '12')).toBe(null);
  });
});

function written(digits: bigint, scale: number): string {
  const text = digits.toString().padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

function sorted(
  one: readonly [bigint, number],
  other: readonly [bigint, number],
): { low: string; high: string } {
  const [a, b] = [written(...one), written(...other)];
  return Number(a) <= Number(b) ? { low: a, high: b } : { low: b, high: a };
}

/** By hand: whole numbers of the last decimal multiplied, the point put back. */
function exactProduct(text: string, by: number): string {
  const [left, right] = [text, String(by)].map((number) => {
    const [whole = '', fraction = ''] = number.split('.');
    return { digits: BigInt(whole + fraction), scale: fraction.length };
  });
  if (left === undefined || right === undefined) throw new Error('two numbers are multiplied');
  return written(left.digits * right.digits, left.scale + right.scale);
}
