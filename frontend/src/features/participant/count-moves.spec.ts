import { countMoves, hasChanges } from './count-moves.js';

const effects = (...given: Parameters<typeof countMoves>[0][number]['effect'][]) =>
  countMoves(given.map((effect) => ({ effect })));

describe('what an act does to the visits', () => {
  it('counts what is added, moves, falls away and stays, and leaves out what happens to none', () => {
    expect(effects('stays', 'moves', 'added', 'moves', 'dropped', 'not-applicable')).toEqual([
      { what: 'visitsAdded', count: 1 },
      { what: 'visitsMove', count: 2 },
      { what: 'fallsAway', count: 2 },
      { what: 'staysPlanned', count: 1 },
    ]);
    expect(effects('expires')).toEqual([{ what: 'visitsExpire', count: 1 }]);
  });

  it('knows that staying is no change', () => {
    expect([hasChanges(effects('stays')), hasChanges(effects()), hasChanges(effects('added'))]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
