import { isOffered } from './offered-milestones.js';

describe('isOffered', () => {
  it.each([
    ['gate-failure', ['consent', 'inclusion'], true],
    ['gate-failure', ['consent', 'inclusion', 'randomisation'], false],
    ['randomisation', ['consent', 'inclusion', 'gate-failure'], false],
    ['screen-failure', ['consent'], true],
    ['screen-failure', ['consent', 'inclusion'], false],
    ['end-of-treatment', ['consent'], false],
    ['death', ['consent', 'inclusion', 'randomisation', 'withdrawal'], true],
    ['lost-to-follow-up', ['consent', 'death'], false],
  ] as const)('%s after %j: %s', (kind, reached, expected) => {
    expect(isOffered(kind, reached)).toBe(expected);
  });
});
