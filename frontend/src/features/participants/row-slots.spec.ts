import { byUrgency, rowSlots } from './row-slots.js';

const NONE = new Map<number, number>();

describe('The places of the drawn lines', () => {
  it('are given in the order of the rows at first', () => {
    expect([...rowSlots(NONE, [0, 1, 2])]).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  it('stay with rows that stay in sight, and go over from those that leave to those that come', () => {
    const after = rowSlots(rowSlots(NONE, [0, 1, 2, 3]), [2, 3, 4, 5]);
    expect(after.get(2)).toBe(2);
    expect(after.get(3)).toBe(3);
    expect([after.get(4), after.get(5)]).toEqual([0, 1]);
  });

  it('stay with the row of the cursor, however far the others are scrolled away', () => {
    const before = rowSlots(NONE, [0, 1, 2]);
    const far = rowSlots(before, [100, 101, 102, 1]);
    expect(far.get(1)).toBe(1);
    expect(new Set(far.values()).size).toBe(4);
    // one row fewer in sight takes no other row's place away
    expect(rowSlots(far, [100, 1]).get(1)).toBe(1);
  });

  it('are the very same when the same rows are drawn', () => {
    const before = rowSlots(NONE, [7, 8]);
    expect(rowSlots(before, [8, 7])).toBe(before);
  });

  it('go over to a few rows a drawing, the most urgent first; the other lines wait as they are', () => {
    const before = rowSlots(NONE, [0, 1, 2, 3, 4]);
    const first = rowSlots(before, [4, 5, 6, 7, 8], 2);
    expect([...first.keys()].sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6]);
    const second = rowSlots(first, [4, 5, 6, 7, 8], 2);
    expect([...second.keys()].sort((a, b) => a - b)).toEqual([4, 5, 6, 7, 8]);
    expect(new Set(second.values())).toEqual(new Set([0, 1, 2, 3, 4]));
    expect([second.get(4), second.get(5), second.get(6)]).toEqual([4, first.get(5), first.get(6)]);
    expect(rowSlots(second, [4, 5, 6, 7, 8], 2)).toBe(second);
  });

  it('are made for more rows, and given up for fewer, also a few at a time', () => {
    const two = rowSlots(NONE, [0, 1]);
    expect(rowSlots(two, [0, 1, 2, 3, 4], 2).size).toBe(4);
    expect([...rowSlots(two, [1], 2)]).toEqual([[1, 1]]);
  });
});

describe('Rows by urgency', () => {
  it('begin with the row of the cursor, and go from the middle of what is in sight outwards', () => {
    expect(byUrgency([10, 11, 12, 13, 14], 2)).toEqual([2, 12, 11, 13, 10, 14]);
    expect(byUrgency([10, 11, 12], 12)).toEqual([12, 11, 10]);
    expect(byUrgency([], 0)).toEqual([0]);
  });
});
