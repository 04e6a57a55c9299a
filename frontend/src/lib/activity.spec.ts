import { isPingDue } from './activity.js';

const NINE = Date.UTC(2026, 10, 23, 9);

describe('telling the server that a person is at work', () => {
  it.each([
    ['half a minute later', NINE + 30_000, false],
    ['a minute later', NINE + 60_000, true],
    ['after the clock was set back by an hour', NINE - 3_600_000, true],
  ])('%s', (_, now, isDue) => {
    expect(isPingDue(now, NINE)).toBe(isDue);
  });
});
