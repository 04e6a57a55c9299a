import { offerOf, recordWords } from './offered-milestones.js';

describe('offerOf', () => {
  it.each([
    ['gate-failure', ['consent', 'inclusion'], 'now'],
    ['gate-failure', ['consent', 'inclusion', 'randomisation'], null],
    ['randomisation', ['consent', 'inclusion', 'gate-failure'], null],
    ['screen-failure', ['consent'], 'now'],
    ['screen-failure', ['consent', 'inclusion'], null],
    ['end-of-treatment', ['consent'], null],
    ['death', ['consent', 'inclusion', 'randomisation', 'withdrawal'], 'now'],
    ['lost-to-follow-up', ['consent', 'death'], null],
    // After a death only what came before it, and what tells how it ended.
    ['randomisation', ['consent', 'inclusion', 'death'], 'late'],
    ['gate-failure', ['consent', 'inclusion', 'death'], 'late'],
    ['gate-failure', ['consent', 'inclusion', 'randomisation', 'death'], null],
    ['withdrawal', ['consent', 'inclusion', 'death'], 'late'],
    ['end-of-treatment', ['consent', 'inclusion', 'death'], 'now'],
    ['screen-failure', ['consent', 'death'], 'now'],
  ] as const)('%s after %j: %s', (kind, reached, expected) => {
    expect(offerOf(kind, reached)).toBe(expected);
  });
});

describe('recordWords', () => {
  it.each([
    ['nothing recorded', null, null, false, 'record'],
    ['its own form begun', null, 'in-progress', false, 'goOn'],
    ['what may come again', null, 'not-started', true, 'again'],
    ['an imaging begun, which may show no progression', ['MRI', 'UNS'], 'in-progress', false, 'record'],
  ] as const)('with %s', (_what, visits, state, isReached, words) => {
    expect(recordWords({ visits }, state === null ? null : { state }, isReached)).toBe(words);
  });
});
