import { newEnvironment } from './language.js';
import { declare } from './scope.js';
import { sourceOf } from './source.js';

const environment = ['a', 'b', 'c'].reduce(
  (known, name) => known.registerVariable(name, 'double'),
  newEnvironment(),
);

describe('an expression written from its parts', () => {
  it.each([
    'a - (b - c)',
    'a - (b + c)',
    'a - b - c',
    'a / (b * c)',
    '(a + b) * c',
    '-(a + b)',
    'a + b * c',
    '!(a > b) && (a > c || b > c)',
    'a > b ? a : b + c',
    'abs(a - b) > 0.1 * c',
    'a in [1.0, b]',
    '"x".contains("x")',
  ])('%s keeps its meaning and its brackets', (text) => {
    expect(sourceOf(environment.parse(text).ast)).toBe(text);
  });

  it.each([
    // 10 - (5 - 2) = 7, and 10 - (5 + 2) = 3.
    ['a - (b - c)', 7],
    ['a - (b + c)', 3],
    ['a - b - c', 3],
    ['a / (b / c)', 4],
  ])('%s over 10, 5 and 2 is %d', (text, expected) => {
    const compiled = declare({ a: 'number', b: 'number', c: 'number' }).compile(text);
    const outcome = compiled.ok ? compiled.expression.evaluate({ a: 10, b: 5, c: 2 }) : compiled;
    expect(outcome).toEqual({ kind: 'value', value: expected });
  });
});
