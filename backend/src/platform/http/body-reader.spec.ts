import { parseBody } from './body-reader.js';
import { Problem } from './problem.js';

const read = (text: string): unknown => parseBody(Buffer.from(text));

describe('the body of a request', () => {
  it.each([
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]}',
    '{"a" : "one\\": two", "b": "\\\\"}',
    '[{"a":"\\":"},{"a":"b"}]',
    '"text"',
    '[]',
  ])('is read as it is: %s', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"a":{"b":1,"b" :2}}', 'a.b'],
    ['{"a":[{"b":"\\":"},{"b":1,"\\u0062":2}]}', 'a.1.b'],
    ['{"a":"x\\":","b":1,"b":2}', 'b'],
  ])('is refused with a field given twice: %s', (text, path) => {
    const refused = thrownBy(() => read(text));
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ code: 'request.malformed', extras: { errors: [{ path }] } });
  });

  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  it.each([
    ['in it', `{"a":${nested(32)}}`],
    ['in the first of two fields of one name', `{"a":${nested(70)},"a":1}`],
    ['in a long body', `{"a":${nested(40_000)}}`],
    ['in one that never ends', '['.repeat(400_000)],
  ])('is refused where it is nested more than 32 deep: %s', (_, text) => {
    expect(thrownBy(() => read(text))).toMatchObject({
      code: 'request.malformed',
      detail: expect.stringContaining('nested more than 32 deep') as string,
    });
  });

  it('is refused in few words where a name is longer than any of ours', () => {
    expect(read(`{"changes":{"${'k'.repeat(300)}":1}}`)).toBeDefined();
    const refused = thrownBy(() => read(`{"changes":{"${'k'.repeat(900_000)}":1}}`));
    expect(refused).toMatchObject({
      code: 'request.malformed',
      detail:
        'The text sent cannot be kept: changes holds a field name of more than 300 characters. Nothing was saved. Remove it and send again.',
      extras: { errors: [{ path: 'changes' }] },
    });
  });

  it('may be nested 32 deep, and hold any brackets in its texts', () => {
    const text = `{"a":${nested(31)},"b":"${'['.repeat(40_000)}\\"{"}`;
    expect(read(text)).toEqual(JSON.parse(text));
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
