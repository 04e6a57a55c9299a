import { declare } from './scope.js';
import type { Expression } from './types.js';

const scope = declare({ a: 'number', b: 'number', SEX: 'text', DONE: 'yes-no', START: 'day' });

function expression(text: string): Expression {
  const compiled = scope.compile(text);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.expression;
}

describe('a comparison of worked-out numbers', () => {
  it.each([
    // In binary fractions 0.1 + 0.2 is 0.30000000000000004, and 1.1 * 3 is 3.3000000000000003.
    ['a + b <= 0.3', { a: 0.1, b: 0.2 }, true],
    ['a + b > 0.3', { a: 0.1, b: 0.2 }, false],
    ['a + b == 0.3', { a: 0.1, b: 0.2 }, true],
    ['a * 3 != 3.3', { a: 1.1 }, false],
    ['a + b < 0.3', { a: 0.1, b: 0.1999999 }, true],
    ['a + b <= 0.3', { a: 0.1, b: 0.2000001 }, false],
    ['3 * a >= 3.3', { a: 1.1 }, true],
    // The twelfth digit counts, the thirteenth does not.
    ['a + b > 0.3', { a: 0.1, b: 0.200000000001 }, true],
    ['a + b > 0.3', { a: 0.1, b: 0.2000000000001 }, false],
    ['a + b == 0', { a: 1e-14, b: 0 }, false],
    ['a - b < 0', { a: 1e20, b: 1e19 }, false],
  ])('%s over %j is %s', (text, values, expected) => {
    expect(expression(text).evaluate(values)).toEqual({ kind: 'value', value: expected });
  });
});

describe('the reading of an expression', () => {
  const said = (text: string, values: Parameters<Expression['comparisons']>[0]): unknown =>
    expression(text)
      .comparisons(values)
      .map(({ left, operator, right, holds }) => [
        left.text,
        left.value,
        operator,
        right.text,
        right.value,
        holds,
      ]);

  it.each([
    ['a + b <= 30', { a: 27.3, b: 4.2 }, [['27.3 + 4.2', '31.5', '<=', '30', '30', false]]],
    ['a - (b - 1) < 2 * (a + b)', { a: 3, b: 1 }, [['3 - (1 - 1)', '3', '<', '2 * (3 + 1)', '8', true]]],
    ["SEX == 'F'", { SEX: 'M' }, [['M', 'M', '==', 'F', 'F', false]]],
    // What is not known is left out; what decides nothing is not.
    ['a > 1 || b > 1', { a: 2 }, [['2', '2', '>', '1', '1', true]]],
    ['DONE', { DONE: true }, []],
  ])('%s over %j', (text, values, expected) => {
    expect(said(text, values)).toEqual(expected);
  });
});
