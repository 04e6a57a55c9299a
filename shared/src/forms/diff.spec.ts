import fc from 'fast-check';
import { canonicalJson, changeSetText, composeDiffs, diffValues, rewindValues } from './diff.js';
import type { FormValues, ItemValue } from './value.js';

const value: fc.Arbitrary<ItemValue> = fc.oneof(
  fc.record({ v: fc.constantFrom('1', '1.0', 'é', '') }),
  fc.record({ v: fc.constantFrom('1', '2'), unit: fc.constantFrom('g/L', 'g/dL') }),
  fc.record({ v: fc.subarray(['A', 'B']) }),
  fc.record({ absent: fc.constantFrom('not-done' as const, 'unknown' as const) }),
);
const values: fc.Arbitrary<FormValues> = fc.dictionary(
  fc.constantFrom('A', 'B', 'C', 'g/r1/A', 'g/r2/A', '__proto__', '10', '9'),
  value,
  { noNullPrototype: true },
);

describe('differences between values', () => {
  it('rewound give what was there before', () => {
    fc.assert(
      fc.property(values, values, (old, now) => {
        expect(canonicalJson(rewindValues(now, diffValues(old, now)))).toBe(canonicalJson(old));
      }),
    );
  });

  it('composed are the difference between the ends', () => {
    fc.assert(
      fc.property(values, values, values, (first, second, third) => {
        const whole = composeDiffs([diffValues(first, second), diffValues(second, third)]);
        expect(changeSetText(whole)).toBe(changeSetText(diffValues(first, third)));
      }),
    );
  });

  it('have one text, whatever the order of keys', () => {
    const diffs = diffValues(
      { B: { v: '1' } },
      { A: { unit: 'g/L', v: '2' }, B: { absent: 'not-done', reason: 'a "b"' } },
    );
    expect(changeSetText(diffs)).toBe(
      '{"A":[null,{"unit":"g/L","v":"2"}],"B":[{"v":"1"},{"absent":"not-done","reason":"a \\"b\\""}]}',
    );
  });

  it('are none between values that differ only in the order of keys', () => {
    expect(diffValues({ A: { v: '1', unit: 'g/L' } }, { A: { unit: 'g/L', v: '1' } })).toEqual({});
  });
});

// RFC 8785, 3.2.2.2 and 3.2.3: keys by UTF-16 code unit, so "10" before "9"; only what JSON must escape is escaped.
describe('the one text of a value', () => {
  it.each<[string, unknown, string]>([
    ['keys that are numbers', { 9: [true, null], 10: 1, b: 'x' }, '{"10":1,"9":[true,null],"b":"x"}'],
    ['quotes, backslashes and line ends', { 'a"': 'b\\\n' }, '{"a\\"":"b\\\\\\n"}'],
    ['letters beyond ASCII', { é: '😀 µ' }, '{"é":"😀 µ"}'],
    ['half a pair', '\ud800', '"\\ud800"'],
    ['what is not there', { a: undefined, b: {} }, '{"b":{}}'],
  ])('is canonical for %s', (_what, given, expected) => {
    expect(canonicalJson(given)).toBe(expected);
  });
});
