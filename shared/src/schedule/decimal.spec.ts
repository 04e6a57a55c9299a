import { added, decimal, multiplied, toNumber } from './decimal.js';

describe('a decimal', () => {
  it.each([
    ['0.1', '0.2', 0.3],
    ['25.714284', '4.285716', 30],
    ['-0.5', '0.25', -0.25],
    ['7', '0', 7],
  ])('%s + %s is %d', (a, b, sum) => {
    expect(toNumber(added(decimal(a), decimal(b)))).toBe(sum);
  });

  it.each([
    ['7.5', '0.56', 4.2],
    // 4.2857175 lies halfway between two sixth places: away from zero.
    ['7.5', '0.571429', 4.285718],
    ['-7.5', '0.571429', -4.285718],
    // 4.28571749925 lies below the half.
    ['7.5', '0.5714289999', 4.285717],
  ])('%s x %s is %d', (a, b, product) => {
    expect(toNumber(multiplied(decimal(a), decimal(b)))).toBe(product);
  });

  it.each(['', '1e3', '1,5', '.5', '5.', 'x'])('is not "%s"', (text) => {
    expect(() => decimal(text)).toThrow(RangeError);
  });
});
