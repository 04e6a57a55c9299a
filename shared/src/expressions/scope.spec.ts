import { declare } from './scope.js';
import type { ExpressionValues, Outcome } from './types.js';

const scope = declare({
  WEIGHT: 'number',
  HEIGHT: 'number',
  SEX: 'text',
  EXOCCUR: 'yes-no',
  P: 'yes-no',
  Q: 'yes-no',
  START: 'day',
  END: 'day',
  DEATH: 'partial-day',
  BEGUN: 'instant',
  ENDED: 'instant',
  SIGNS: 'codes',
});

function run(text: string, values: ExpressionValues): Outcome {
  const compiled = scope.compile(text);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.expression.evaluate(values);
}

const value = (of: unknown): unknown => ({ kind: 'value', value: of });
const pending = { kind: 'pending' };

describe('an expression', () => {
  it.each([
    ['WEIGHT > 200', { WEIGHT: '200.5' }, true],
    ['WEIGHT > 200.0', { WEIGHT: 200 }, false],
    ['WEIGHT * 10000 / (HEIGHT * HEIGHT)', { WEIGHT: 80, HEIGHT: 200 }, 20],
    ['-WEIGHT < -1 + 3', { WEIGHT: 5 }, true],
    ['WEIGHT in [1, 2.5]', { WEIGHT: 2.5 }, true],
    ["SEX == 'F'", { SEX: 'F' }, true],
    ['EXOCCUR', { EXOCCUR: 'Y' }, true],
    ['!EXOCCUR', { EXOCCUR: false }, true],
    ['END < START', { START: '2026-03-01', END: '2026-02-28' }, true],
    ['END != START', { START: '2026-03-01', END: '2026-03-01' }, false],
    // 28 days in February 2026: 1 February to 1 March.
    ['daysBetween(START, END)', { START: '2026-02-01', END: '2026-03-01' }, 28],
    // 30 November has no 31st; 28 February 2026 is the end of its month.
    ['monthsAfter(START, 3)', { START: '2026-08-31' }, '2026-11-30'],
    ['END > monthsAfter(START, 4)', { START: '2026-02-01', END: '2026-06-01' }, false],
    ['END > monthsAfter(START, 4)', { START: '2026-02-01', END: '2026-06-02' }, true],
    ['END < monthsAfter(START, 1)', { START: '2026-01-31', END: '2026-02-28' }, false],
    // The clocks go back on 25 October 2026: one elapsed hour lies between 02:30 summer time and 02:30 winter time.
    ['hoursBetween(BEGUN, ENDED)', { BEGUN: '2026-10-25T02:30+02:00', ENDED: '2026-10-25T02:30+01:00' }, 1],
    ["dayOf(BEGUN) == day('2026-10-25')", { BEGUN: '2026-10-25T00:30+02:00' }, true],
    ['latest(DEATH)', { DEATH: '2028-02' }, '2028-02-29'],
    ['earliest(DEATH) > START', { DEATH: '2028', START: '2027-12-31' }, true],
    ["'FEVER' in SIGNS && count(SIGNS) == 2", { SIGNS: ['COUGH', 'FEVER'] }, true],
    ['abs(WEIGHT - 7.4) > 0.74', { WEIGHT: '6.6' }, true],
    ['round(WEIGHT, 1)', { WEIGHT: 7.397369 }, 7.4],
    ['given(WEIGHT) && !given(HEIGHT)', { WEIGHT: 0 }, true],
    ["EXOCCUR ? 'given' : 'not given'", { EXOCCUR: 'N' }, 'not given'],
    ["SEX.startsWith('a\"b\\'')", { SEX: 'a"b\'c' }, true],
  ] as const)('%s of %j is %j', (text, values, expected) => {
    expect(run(text, values)).toEqual(value(expected));
  });

  // Kleene's strong logic (Introduction to Metamathematics, 1952, section 64), worked by hand; ? is absent.
  const T = true;
  const F = false;
  it.each([
    [T, T, T, T],
    [T, F, F, T],
    [T, null, null, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, null, F, null],
    [null, T, null, T],
    [null, F, F, null],
    [null, null, null, null],
  ])('of %j and %j: && is %j, || is %j', (P, Q, and, or) => {
    expect(run('P && Q', { P, Q })).toEqual(and === null ? pending : value(and));
    expect(run('P || Q', { P, Q })).toEqual(or === null ? pending : value(or));
  });

  it('is pending while an operand is absent, also below ! and a condition', () => {
    expect(run('WEIGHT > 200', {})).toEqual(pending);
    expect(run('!P', { P: null })).toEqual(pending);
    expect(run('P ? WEIGHT : HEIGHT', { WEIGHT: 1, HEIGHT: 2 })).toEqual(pending);
    expect(run('P ? WEIGHT : HEIGHT', { P: true, WEIGHT: 1 })).toEqual(value(1));
  });

  it('takes 0 and the empty text for answers', () => {
    expect(run('WEIGHT == 0', { WEIGHT: 0 })).toEqual(value(true));
    expect(run("SEX == ''", { SEX: '' })).toEqual(value(true));
  });

  it('does not read inherited properties as values', () => {
    const inherited = declare({ constructor: 'text' as const }).compile("constructor == 'x'");
    expect(inherited.ok && inherited.expression.evaluate({})).toEqual(pending);
  });

  it('reports what cannot be run instead of passing', () => {
    expect(run('WEIGHT / HEIGHT > 1', { WEIGHT: 1, HEIGHT: 0 })).toMatchObject({ kind: 'error' });
    expect(run('WEIGHT > 1', { WEIGHT: 'heavy' })).toMatchObject({ kind: 'error' });
    expect(run('START < END', { START: '2026-02-30', END: '2026-03-01' })).toMatchObject({ kind: 'error' });
    expect(run("day('2026-02-30') < START", { START: '2026-03-01' })).toMatchObject({ kind: 'error' });
    expect(run('P && WEIGHT / 0 > 1', { WEIGHT: 1 })).toMatchObject({ kind: 'error' });
    expect(run('WEIGHT / 0 > 1 && P', { WEIGHT: 1, P: false })).toEqual(value(false));
  });

  it.each([
    ['WIEGHT > 200', 'WEIGHT'],
    ['weight > 200', 'WEIGHT'],
    ['given(STRAT)', 'START'],
  ])('refuses the misspelt name in %s and names the nearest', (text, suggestion) => {
    expect(scope.compile(text)).toMatchObject({ ok: false, suggestion });
  });

  it.each([
    'WEIGHT',
    "WEIGHT > 'a'",
    'START > 3',
    'START + 1 > END',
    "EXOCCUR == 'Y'",
    'P && WEIGHT',
    'WEIGHT >',
    '',
    'SIGNS[0] == "A"',
    'SEX.size() > 1',
    "SEX.matches('(a+)+$')",
    "SIGNS.exists(s, s == 'A')",
    '{"a": 1}.a == 1',
    'WEIGHT > 0x10',
    'WEIGHT > 1u',
    'timestamp("2026-01-01T00:00:00Z") == timestamp("2026-01-01T00:00:00Z")',
    'given(1 + 2)',
    'given(WEIGHT) == true',
  ])('refuses %j where a yes or no is expected', (text) => {
    expect(scope.compile(text, 'yes-no')).toMatchObject({ ok: false });
  });

  it.each([
    ['a long one', `${'WEIGHT + '.repeat(5000)}WEIGHT > 0`],
    ['a wide one', `${'P&&'.repeat(600)}P`],
    ['a deep one', `${'('.repeat(900)}P${')'.repeat(900)}`],
    ['a row of negations', `${'!'.repeat(1900)}P`],
  ])('refuses %s', (_, text) => {
    expect(scope.compile(text).ok).toBe(false);
  });

  it('names what it depends on', () => {
    const compiled = scope.compile('P && (WEIGHT > 1 || given(HEIGHT))');
    expect(compiled.ok && [...compiled.expression.names].sort()).toEqual(['HEIGHT', 'P', 'WEIGHT']);
  });
});
