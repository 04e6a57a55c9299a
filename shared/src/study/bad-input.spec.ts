import fc from 'fast-check';
import { compileStudy } from './compile.js';
import type { StudyFault } from './faults.js';
import { readStudy, readStudyText } from './reader.js';
import { withChange, withChanges } from './spec-support/changed.js';
import { seededLibrary } from './spec-support/library.js';

const library = seededLibrary();
const IMAGING = '/epochs/3/visits/0';
/** Parts of the format that ReLUTH itself does without. */
const rich = (): readonly (readonly [string, unknown])[] => [
  ['/epochs/3/cycles/0/count', undefined],
  ['/epochs/3/cycles/0/while', 'doseGBq + nextGBq <= 30'],
  ['/epochs/3/cycles/0/expected', 2],
  ['/epochs/3/cycles/0/atMost', 4],
  [
    '/derived',
    [
      {
        code: 'doseGBq',
        name: 'Given',
        unit: 'GBq',
        kind: 'sum',
        form: 'administration',
        item: 'EXDOSE',
        projected: 'nextGBq',
      },
      { code: 'nextGBq', name: 'Next', unit: 'GBq', kind: 'latest', form: 'administration', item: 'EXDOSE' },
    ],
  ],
  ['/arms/0/groups', [{ code: 'F', name: 'Women', when: "sex == 'F'" }]],
  [`${IMAGING}/repeat/untilDay`, { relativeTo: 'randomisation', offset: 'P60M' }],
  [`${IMAGING}/repeat/while`, "repetition < 9 || group == 'F'"],
  ['/amendment', { summary: 'More imaging' }],
];

/** What reading anything within the limits may take, in milliseconds: seconds when nothing else runs, more on a busy machine. */
const BOUND = 30_000;

/** Reads and gives the faults; fails when it takes longer than it may. */
function refused(json: unknown): readonly StudyFault[] {
  const before = performance.now();
  const reading = typeof json === 'string' ? readStudyText(json, library) : readStudy(json, library);
  expect(performance.now() - before).toBeLessThan(BOUND);
  return reading.ok ? [] : reading.faults;
}

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const visit = (index: number): object => ({
  code: `V${index}`,
  name: 'Visit',
  shortName: 'V',
  kind: 'follow-up',
  timing: { relativeTo: 'randomisation', offset: `P${index % 9999}D`, source: 'paper' },
  activities: [{ form: 'visit' }],
});
const visits = (count: number): object[] => Array.from({ length: count }, (_, index) => visit(index));

describe('input that is meant to harm', () => {
  it.each<readonly [string, () => unknown, RegExp]>([
    ['50 MB of text', () => ' '.repeat(50 * 1024 * 1024), /longer than 5 MB/],
    ['what is no JSON', () => '{"format": ', /not JSON/],
    [
      'a million lists inside each other',
      () => '['.repeat(1_000_000) + ']'.repeat(1_000_000),
      /more than 64 deep/,
    ],
    ['such lists where a text belongs', () => withChange('/name', nested(100_000)), /more than 64 deep/],
    ['10,000 visits', () => withChange('/epochs/4/visits', visits(10_000)), /more than 2000 entries/],
    [
      '10,000 visits over several epochs',
      () => withChanges([1, 2, 3, 4, 0].map((epoch) => [`/epochs/${epoch}/visits`, visits(2000)])),
      /10\d{3} visits in all cycles/,
    ],
    ['a thousand million cycles', () => withChange('/epochs/1/cycles/0/count', 1e9), /from 1 to 200/],
    [
      'a rule of a thousand million cycles',
      () =>
        withChanges([
          ['/epochs/1/cycles/0/count', undefined],
          ['/epochs/1/cycles/0/while', 'included'],
          ['/epochs/1/cycles/0/atMost', 1e9],
        ]),
      /from 1 to 200/,
    ],
    [
      'many cycles of many visits',
      () =>
        withChanges([
          ['/epochs/1/cycles/0/count', 200],
          ['/epochs/1/cycles/0/visits', [...visits(20), { ...visit(0), code: 'D1' }]],
        ]),
      /visits in all cycles/,
    ],
    ['a repeat that stands still', () => withChange(`${IMAGING}/repeat/every`, 'P0D'), /above zero/],
    ['a repeat without an end', () => withChange(`${IMAGING}/repeat`, { every: 'P1D' }), /no end/],
    [
      'a thousand million repetitions',
      () => withChange(`${IMAGING}/repeat`, { every: 'P1D', count: 1e9 }),
      /from 1 to 200/,
    ],
    [
      'visits that repeat often',
      () =>
        withChange(
          '/epochs/4/visits',
          visits(100).map((one) => ({ ...one, repeat: { every: 'P1D', count: 200 } })),
        ),
      /repetitions counted/,
    ],
    [
      'more conditions than any trial has',
      () =>
        withChange(
          '/epochs/4/visits',
          visits(1900).map((one) => ({ ...one, when: 'included' })),
        ),
      /conditions; at most 1000/,
    ],
    [
      'an expression of 5,000 characters',
      () => withChange(`${IMAGING}/when`, 'included || '.repeat(400) + 'included'),
      /at most 2000 characters/,
    ],
    [
      'an expression of many parts',
      () => withChange(`${IMAGING}/when`, `${'!'.repeat(1900)}included`),
      /more than 300 parts/,
    ],
    [
      'an expression nested deeply',
      () => withChange(`${IMAGING}/when`, `${'('.repeat(900)}included${')'.repeat(900)}`),
      /More than 30 parts lie inside each other/,
    ],
    ['a long duration', () => withChange(`${IMAGING}/timing/offset`, `P${'1'.repeat(1900)}D`), /ISO 8601/],
    ['a long key', () => withChange(`/${'x'.repeat(1_000_000)}`, 1), /not known here/],
    ['a code that sets a prototype', () => withChange('/facts/0/code', '__proto__'), /small letter/],
    [
      'faults without end',
      () => withChange('/sources', Object.fromEntries(Array.from({ length: 499 }, (_, key) => [key, 1]))),
      /only the first 200/,
    ],
  ])('refuses %s with its reason, in time', (_what, json, sentence) => {
    const faults = refused(json());
    expect(faults.map((fault) => fault.sentence).join('\n')).toMatch(sentence);
    expect(faults.length).toBeLessThanOrEqual(201);
  });

  it('reads the largest study there may be in time', () => {
    const study = withChanges([
      [
        '/epochs/4/visits',
        visits(1900).map((one, index) =>
          index % 2 === 0 ? one : { ...one, when: `cycle < ${index} || included` },
        ),
      ],
    ]);
    expect(refused(study).filter(({ severity }) => severity === 'fault')).toMatchObject([
      { sentence: 'There is no visit UNS' },
    ]);
  });

  it('publishes a study with more warnings than are told', () => {
    const without = visits(300).map((one) => ({ ...one, activities: [{ form: 'ecog' }] }));
    const changes = withChanges([
      ['/epochs/4/visits', without],
      ['/milestones/6/visits', ['IM']],
    ]);
    const reading = readStudy(changes, library);
    expect(reading.ok && reading.warnings.length).toBe(201);
  });

  it('refuses many visits that count from names which almost exist, in time', () => {
    const near = visits(1900).map((one, index) => ({
      ...one,
      timing: { relativeTo: `visit:V${index + 5000}x`, offset: 'P1D', source: 'paper' },
    }));
    const faults = refused(withChange('/epochs/4/visits', near));
    expect(faults.filter(({ severity }) => severity === 'fault')).toHaveLength(201);
  });

  it('never throws and always answers, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (json) => {
        refused(json);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws where a part of a study is replaced by anything, and compiles what it accepts', () => {
    const whole = withChanges(rich());
    expect(readStudy(whole, library)).toMatchObject({ ok: true });
    const places = pointersOf(whole);
    const texts = stringsOf(whole);
    const anything = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...texts) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          undefined,
          'P0D',
          '-P1M',
          'PT24H',
          '*',
          'dose',
          'visit:D1',
          'amendment',
          1,
          2,
          200,
        ),
      },
    );
    const changes = fc.array(fc.tuple(fc.constantFrom(...places), anything), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(changes, (made) => {
        const json = changed(made);
        const before = performance.now();
        const reading = readStudy(json, library);
        expect(performance.now() - before).toBeLessThan(BOUND);
        if (reading.ok) expect(() => compileStudy(reading.study)).not.toThrow();
        else expect(reading.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 250 },
    );
  });
});

/** Makes the changes one after the other, the deeper ones first: the other may take away their place. */
function changed(changes: readonly (readonly [string, unknown])[]): unknown {
  const depth = ([pointer]: readonly [string, unknown]): number => pointer.split('/').length;
  return withChanges([...rich(), ...[...changes].sort((a, b) => depth(b) - depth(a))]);
}

function pointersOf(json: unknown, at = ''): string[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [
    `${at}/${key}`,
    ...pointersOf(value, `${at}/${key}`),
  ]);
}

function stringsOf(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  if (typeof json !== 'object' || json === null) return [];
  return [...new Set(Object.values(json).flatMap(stringsOf))];
}
