import { jsonTextFaults } from './json-text.js';
import { readStudyText } from './reader.js';
import { changedSeed } from './spec-support/changed.js';
import { seededLibrary } from './spec-support/library.js';

const told = (text: string): readonly string[] =>
  [...jsonTextFaults(text, 64)].map(({ pointer, sentence }) => `${pointer}: ${sentence}`);

const TWICE = 'The key is there twice: only the last would count';
const UNKEEPABLE = 'The text holds a character that cannot be kept (NUL or half a surrogate pair)';

describe('the text of a definition', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['nothing', '{"a":[{"b":1,"c":"x\\"{,"},{"b":2}],"d":{"a":"a","e~":"\\ud83d\\ude00\\\\"}}', []],
    ['a key given twice', '{"a":1,"b":{"c":1},"a":2}', [`/a: ${TWICE}`]],
    ['one written otherwise the second time', '{"arm":1,"\\u0061rm":2}', [`/arm: ${TWICE}`]],
    [
      'one inside a list, after texts that look like JSON',
      '[0,{"x":"\\",","y/z":[],"y/z":{}}]',
      [`/1/y~1z: ${TWICE}`],
    ],
    ['NUL', '{"a":["ok","no\\u0000"]}', [`/a/1: ${UNKEEPABLE}`]],
    ['half a surrogate pair', '{"a":"\\ud83d","b":"\\ude00 "}', [`/a: ${UNKEEPABLE}`, `/b: ${UNKEEPABLE}`]],
    [
      'a key that cannot be kept',
      '{"a":{"\\u0000":1}}',
      [`/a: ${UNKEEPABLE.replace('The text', 'A key here')}`],
    ],
  ])('tells of %s', (_, text, faults) => {
    expect(told(text)).toEqual(faults);
  });

  it('is read in bounded time, whatever its quotation marks and backslashes', () => {
    const before = performance.now();
    expect(told(JSON.stringify({ a: '\\"'.repeat(1_000_000), b: '\\'.repeat(2_000_000) }))).toEqual([]);
    expect(told(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`)).toEqual([]);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('is told of together with every other fault', () => {
    const text = JSON.stringify(changedSeed('reluth', [['/epochs/3/visits/0/timing/relativeTo', 'nowhere']]));
    const reading = readStudyText(
      text.replace('{', '{"format":"lutetia-study/1","code":"re\\u0000",'),
      seededLibrary(),
    );
    const pointers = reading.ok ? [] : reading.faults.map(({ pointer }) => pointer);
    expect(pointers.slice(0, 3)).toEqual(['/code', '/format', '/code']);
    expect(pointers).toContain('/epochs/3/visits/0/timing/relativeTo');
  });
});
