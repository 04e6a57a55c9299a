import { plainForm, plainForms, publishedReluth, readSeed } from '../schedule/spec-support/reluth.js';
import { readStudy } from './reader.js';
import { withChange, withChanges } from './spec-support/changed.js';
import { asLibrary } from './spec-support/library.js';

function faultsOf(
  json: unknown,
): readonly { pointer: string; sentence: string; suggestion: string | null }[] {
  const reading = readStudy(json, asLibrary(plainForms()));
  return reading.ok ? [] : reading.faults;
}

describe('reading a study definition', () => {
  it('accepts ReLUTH and publishes only the forms it uses', () => {
    const [spare] = asLibrary({ spare: plainForm('spare', { NOTE: 'text' }) });
    if (spare === undefined) throw new Error('no form');
    const reading = readStudy(readSeed('studies/reluth/study.json'), [...asLibrary(plainForms()), spare]);
    expect(reading.ok ? Object.keys(reading.study.forms).sort() : reading.faults).toEqual(
      Object.keys(plainForms()).sort(),
    );
  });

  it('tells slips of shape and what else is wrong at once, and nothing that only a slip brings about', () => {
    const json = withChanges([
      ['/epochs/0/visits/0/timing/offset', '14D'],
      ['/epochs/0/visits/1/timing/relativeTo', 'consnet'],
      ['/epochs/1/cycles/0/count', '2'],
      ['/sites/1/code', 'FR-01'],
    ]);
    expect(faultsOf(json).map(({ pointer }) => pointer)).toEqual([
      '/epochs/0/visits/0/timing/offset',
      '/epochs/1/cycles/0/count',
      '/sites/1/code',
      '/epochs/0/visits/1/timing/relativeTo',
    ]);
  });

  it('tells of a form version that is not there beside a code left empty, which nobody can mend', () => {
    const json = withChanges([
      ['/epochs/0/visits/1/code', ''],
      ['/forms/haematology', '99'],
    ]);
    expect(faultsOf(json).map(({ pointer }) => pointer)).toEqual([
      '/epochs/0/visits/1/code',
      '/forms/haematology',
    ]);
  });

  it.each([
    ["a field of the study's own", '/ctcae', '4.0'],
    ['a title left out', '/title', undefined],
    ["an epoch's name", '/epochs/0/shortName', 5],
    ["a visit's name", '/epochs/3/visits/0/name', ''],
    ['a reference left out', '/milestones/0/form', undefined],
    ['a key nobody knows', '/protocol', {}],
  ])('tells what else is wrong beside %s', (_what, slip, value) => {
    const json = withChanges([
      [slip, value],
      ['/epochs/0/visits/1/timing/relativeTo', 'consnet'],
      ['/sites/1/code', 'FR-01'],
    ]);
    expect(faultsOf(json).map(({ pointer }) => pointer)).toEqual([
      slip,
      '/sites/1/code',
      '/epochs/0/visits/1/timing/relativeTo',
    ]);
  });

  it.each<[string, string, unknown, string, RegExp, string | null]>([
    ['a misspelt key', '/epochs/0/visits/0/timming', {}, '/epochs/0/visits/0/timming', /not known/, 'timing'],
    ['a missing key', '/ctcae', undefined, '/ctcae', /missing/, null],
    ['a wrong type', '/epochs/1/cycles/0/count', '2', '/epochs/1/cycles/0/count', /whole number/, null],
    [
      'a misspelt duration',
      '/epochs/0/visits/0/timing/offset',
      '14D',
      '/epochs/0/visits/0/timing/offset',
      /ISO 8601/,
      null,
    ],
    [
      'a negative window',
      '/epochs/0/visits/1/timing/window/after',
      '-P1D',
      '/epochs/0/visits/1/timing/window/after',
      /negative/,
      null,
    ],
    ['a value outside its list', '/ctcae', 'newest', '/ctcae', /one of 5\.0, 6\.0/, null],
    [
      'a time zone that is none',
      '/sites/3/timeZone',
      'Europe/Lutetia',
      '/sites/3/timeZone',
      /not a time zone/,
      null,
    ],
    ['a site there twice', '/sites/1/code', 'FR-01', '/sites/1/code', /twice/, null],
    [
      'an unknown anchor',
      '/epochs/0/visits/1/timing/relativeTo',
      'consnet',
      '/epochs/0/visits/1/timing/relativeTo',
      /nothing called/,
      'consent',
    ],
    [
      'a dose outside a cycle',
      '/epochs/2/visits/0/timing/relativeTo',
      'dose',
      '/epochs/2/visits/0/timing/relativeTo',
      /no dose/,
      null,
    ],
    [
      'an unknown form',
      '/epochs/0/visits/1/activities/1/form',
      'inclusoin',
      '/epochs/0/visits/1/activities/1/form',
      /no form/,
      'inclusion',
    ],
    ['an unknown item', '/milestones/0/day', 'RFICDTA', '/milestones/0/day', /no item/, 'RFICDAT'],
    ['an item that is no day', '/milestones/0/day', 'ICVER', '/milestones/0/day', /type text/, null],
    ['an unknown item of a fact', '/facts/0/item', 'ARMC', '/facts/0/item', /no item/, 'ARMCD'],
    [
      'an unknown name in a condition',
      '/epochs/3/cycles/0/when',
      "armm == 'EXP'",
      '/epochs/3/cycles/0/when',
      /no armm/,
      'arm',
    ],
    [
      'a condition that compares unlike things',
      '/epochs/3/cycles/0/when',
      'arm == 3',
      '/epochs/3/cycles/0/when',
      /./,
      null,
    ],
    [
      'a condition that is no yes or no',
      '/epochs/3/cycles/0/when',
      'arm',
      '/epochs/3/cycles/0/when',
      /yes-no/,
      null,
    ],
    [
      'a repeat without end',
      '/epochs/3/visits/0/repeat',
      { every: 'P2M' },
      '/epochs/3/visits/0/repeat',
      /no end/,
      null,
    ],
    [
      'a repeat that stands still',
      '/epochs/3/visits/0/repeat/every',
      'P0D',
      '/epochs/3/visits/0/repeat/every',
      /above zero/,
      null,
    ],
    [
      'an unknown end of a repeat',
      '/epochs/3/visits/0/repeat/until',
      'progresion',
      '/epochs/3/visits/0/repeat/until',
      /no milestone/,
      'progression',
    ],
    [
      'a visit without timing',
      '/epochs/2/visits/0/timing',
      undefined,
      '/epochs/2/visits/0/timing',
      /never reached/,
      null,
    ],
    ['a visit code there twice', '/epochs/2/visits/1/code', 'ASM', '/epochs/2/visits/1/code', /twice/, null],
    [
      'cycles whose numbers overlap',
      '/epochs/3/cycles/0/from',
      2,
      '/epochs/3/cycles/0/visits/0/code',
      /cycle 2/,
      null,
    ],
    [
      'an unknown dose visit',
      '/epochs/1/cycles/0/doseVisit',
      'D2',
      '/epochs/1/cycles/0/doseVisit',
      /no visit D2/,
      'D1',
    ],
    [
      'an unknown epoch',
      '/milestones/4/closes/0/epochs/0',
      'gaet',
      '/milestones/4/closes/0/epochs/0',
      /no epoch/,
      'gate',
    ],
  ])('names %s with its place', (_what, change, value, pointer, sentence, suggestion) => {
    expect(faultsOf(withChange(change, value))).toContainEqual(
      expect.objectContaining({ pointer, sentence: expect.stringMatching(sentence) as string, suggestion }),
    );
  });

  it('names visits that hang on each other in a ring', () => {
    const json = withChange('/epochs/2/visits/0/timing/relativeTo', 'visit:RND');
    expect(faultsOf(json)).toEqual([
      expect.objectContaining({
        pointer: '/epochs/2/visits/0/timing/relativeTo',
        sentence: expect.stringContaining('ASM on RND on ASM') as string,
      }),
    ]);
  });

  it('gives every fault at once', () => {
    const json = withChange('/sites/0/timeZone', 'Nowhere') as {
      facts: { item: string }[];
      milestones: { day: string }[];
    };
    for (const fact of json.facts) fact.item = 'X';
    expect(faultsOf(json)).toHaveLength(1 + json.facts.length);
  });

  it.each([null, 3, 'text', [], {}])('refuses %j without throwing', (json) => {
    expect(faultsOf(json).length).toBeGreaterThan(0);
  });
});

describe('ReLUTH as published', () => {
  it('lists the 24 hospitals of the registry in its order', () => {
    const { sites } = publishedReluth().definition;
    expect(sites.map(({ code }) => code)).toEqual(
      Array.from({ length: 24 }, (_, index) => `FR-${String(index + 1).padStart(2, '0')}`),
    );
    expect([sites[0]?.city, sites[11]?.city, sites[23]?.city]).toEqual([
      'Angers',
      'Montpellier',
      'Villejuif',
    ]);
  });

  it('states a reason for every timing without a figure in the source', () => {
    const timings = JSON.stringify(publishedReluth().definition.epochs).match(/"offset"/g) ?? [];
    const assumed = JSON.stringify(publishedReluth().definition.epochs).match(/"assumed":"[^"]{30,}/g) ?? [];
    expect(timings.length).toBeGreaterThan(0);
    expect(assumed.length).toBeGreaterThanOrEqual(timings.length);
  });
});
