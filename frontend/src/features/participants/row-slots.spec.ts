import { rowSlots } from './row-slots.js';

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
});
