import fc from 'fast-check';
import { asDecimal, fixedDecimal } from './decimal.js';

describe('a number with its decimals', () => {
  it.each([
    // As doubles 24.45, 24.65 and 1.005 are a little less than written, 24.95 and 2.5 are not.
    [24.45, 1, '24.5'],
    [24.65, 1, '24.7'],
    [24.95, 1, '25.0'],
    [24.35, 1, '24.4'],
    [24.25, 1, '24.3'],
    [24.449, 1, '24.4'],
    [24.4499999999999, 1, '24.5'],
    [1.005, 2, '1.01'],
    [2.5, 0, '3'],
    [-2.5, 0, '-3'],
    [-0.04, 1, '0.0'],
    [0.1 + 0.2, 1, '0.3'],
    [1e-9, 3, '0.000'],
    [1.5e-7, 7, '0.0000002'],
    [123456789012, 10, '123456789012.0000000000'],
    [1e21, 2, '1e+21'],
  ])('%d to %d decimals is %s', (value, decimals, text) => {
    expect(fixedDecimal(value, decimals)).toBe(text);
  });

  it('is the digits cut and the next one looked at, whatever they are', () => {
    const digits = fc.tuple(fc.nat(99_999), fc.nat(999), fc.nat(9));
    fc.assert(
      fc.property(digits, ([whole, kept, next]) => {
        const units = whole * 1000 + kept + (next >= 5 ? 1 : 0);
        const expected = `${Math.floor(units / 1000)}.${String(units % 1000).padStart(3, '0')}`;
        expect(fixedDecimal(Number(`${whole}.${String(kept).padStart(3, '0')}${next}`), 3)).toBe(expected);
      }),
    );
  });
});

describe('a worked-out number', () => {
  it.each([
    [0.1 + 0.2, 0.3],
    [1.1 * 3, 3.3],
    [123456789012.6, 123456789013],
    [42, 42],
    [1e15 + 1, 1e15],
  ])('%d is %d', (value, written) => {
    expect(asDecimal(value)).toBe(written);
  });
});
