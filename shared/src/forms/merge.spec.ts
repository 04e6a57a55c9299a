import { mergeEdits } from './merge.js';
import type { FormChanges, FormValues } from './value.js';
import { diffValues } from './diff.js';

const a = { v: '1' };
const b = { v: '2' };
const c = { v: '3' };

/** Base as I read it, what stands now, my changes. */
const merge = (base: FormValues, now: FormValues, mine: FormChanges): ReturnType<typeof mergeEdits> =>
  mergeEdits(now, diffValues(base, now), mine);

describe('merging two edits', () => {
  it.each<[string, FormValues, FormValues, FormChanges, FormValues, readonly string[]]>([
    ['nobody else wrote', { X: a }, { X: a }, { X: b }, { X: b }, ['X']],
    ['others wrote another path', { X: a }, { X: a, Y: a }, { X: b }, { X: b, Y: a }, ['X']],
    ['both wrote the same value', { X: a }, { X: b }, { X: b }, { X: b }, []],
    ['both emptied it', { X: a }, {}, { X: null }, {}, []],
    ['I send back what I had read', { X: a }, { X: b }, { X: a }, { X: b }, []],
    ['I fill what was empty', {}, {}, { X: a }, { X: a }, ['X']],
    ['I empty it', { X: a, Y: a }, { X: a, Y: b }, { X: null }, { Y: b }, ['X']],
    [
      'I add a row while others add one',
      {},
      { 'g/r1/X': a },
      { 'g/r2/X': b },
      { 'g/r1/X': a, 'g/r2/X': b },
      ['g/r2/X'],
    ],
  ])('%s', (_, base, now, mine, values, changed) => {
    expect(merge(base, now, mine)).toEqual({ kind: 'merged', values, changed });
  });

  it.each<[string, FormValues, FormValues, FormChanges]>([
    ['two values', { X: a }, { X: b }, { X: c }],
    ['they emptied, I changed', { X: a }, {}, { X: c }],
    ['they changed, I emptied', { X: a }, { X: b }, { X: null }],
    ['both filled what was empty', {}, { X: b }, { X: c }],
    ['another unit is another value', {}, { X: { v: '8', unit: 'g/dL' } }, { X: { v: '8', unit: 'g/L' } }],
    ['1.5 and 1.50 are typed differently', {}, { X: { v: '1.5' } }, { X: { v: '1.50' } }],
  ])('%s is a conflict', (_, base, now, mine) => {
    expect(merge(base, now, { ...mine, Y: a })).toEqual({
      kind: 'conflict',
      base: { X: base['X'] ?? null },
      mine: { X: mine['X'] ?? null },
      theirs: { X: now['X'] ?? null },
    });
  });

  it('does not mind that others changed a path and changed it back', () => {
    const since = { X: [a, a] as const };
    expect(mergeEdits({ X: a }, since, { X: c })).toEqual({
      kind: 'merged',
      values: { X: c },
      changed: ['X'],
    });
  });
});
