import { declare } from './scope.js';

const scope = declare({ A: 'number', B: 'number', SEX: 'text' });

function evaluate(text: string, values: Record<string, string>) {
  const compiled = scope.compile(text);
  if (!compiled.ok) throw new Error(compiled.message);
  const outcome = compiled.expression.evaluate(values);
  return outcome.kind === 'value' ? outcome.value : outcome.kind;
}

function bound(text: string, values: Record<string, string>) {
  const compiled = scope.compile(text);
  return compiled.ok ? compiled.expression.bound(values) : compiled.message;
}

describe('a number of which only a bound is known', () => {
  it.each([
    ['A < 5', '<5', true],
    ['A < 5', '<=5', 'pending'],
    ['A <= 5', '<=5', true],
    ['A < 5', '<6', 'pending'],
    ['A > 5', '<5', false],
    ['A >= 5', '<=5', 'pending'],
    ['A > 5', '<=5', false],
    ['A > 5', '>5', true],
    ['A > 5', '>=5', 'pending'],
    ['A < 5', '>4', 'pending'],
    ['A == 5', '<5', false],
    ['A == 5', '<=5', 'pending'],
    ['A != 5', '>5', true],
    // Nothing measured is below 0.
    ['A < 0', '<5', false],
    ['A >= 0', '<5', true],
    ['10 - A > 5', '<5', true],
    ['-A < -5', '>5', true],
    ['10 / A > 2', '<5', true],
    ['10 / A < 2', '>5', true],
    ['A < 5 || A > 20', '<3', true],
    ['A > 0 && A < 5', '<5', 'pending'],
    ['round(A, 0) > 4', '>4.6', true],
    ['abs(A) < 5', '<5', 'pending'],
    ['A * 2 + 1', '<5', 'pending'],
    ['given(A)', '<5', true],
  ])('%s is, with A %s, %s', (text, a, answer) => {
    expect(evaluate(text, { A: a })).toBe(answer);
  });

  it.each([
    ['A < B', '<3', '>3', true],
    ['A < B', '<3', '>=3', true],
    ['A < B', '<=3', '>=3', 'pending'],
    ['A > B', '<3', '>3', false],
    ['A + B > 5', '>3', '>2', true],
    ['A < B * 0.1', '<0.3', '3', true],
    ['A * B > 1', '>2', '>2', 'pending'],
    ['A / B > 1', '>2', '<2', 'pending'],
    ['A / B > 1', '3', '0', 'error'],
  ])('%s is, with %s and %s, %s', (text, a, b, answer) => {
    expect(evaluate(text, { A: a, B: b })).toBe(answer);
  });

  it.each([
    ['A * 2', '<5', '<10'],
    ['10 - A', '<=4', '≥6'],
    ['round((1 - A / 3) * 100, 0)', '<1', '≥67'],
    ['A', '4', null],
    ['abs(A)', '<4', null],
  ])('%s lies, with A %s, %s', (text, a, words) => {
    expect(bound(text, { A: a })).toBe(words);
  });

  it('is read with its sign in what was compared', () => {
    const compiled = scope.compile('A < B * 0.5');
    const read = compiled.ok ? compiled.expression.comparisons({ A: '<0.5', B: '3' }) : [];
    expect(read).toEqual([
      {
        left: { text: '<0.5', value: '<0.5' },
        operator: '<',
        right: { text: '3 * 0.5', value: '3 * 0.5' },
        holds: true,
      },
    ]);
  });
});
