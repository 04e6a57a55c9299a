import type { StudyVersionView } from '@lutetia/shared/contract/views/amendments';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import type { ProtocolPart, StudyProtocol } from '@lutetia/shared/study/protocol-types';
import { activitiesGrid } from './activities-grid.js';
import { effectsBySite, effectsOf, reachedBy } from './activation-effects.js';
import { readDefinitionFiles, sizeRefusal } from './definition-files.js';
import {
  activationOf,
  activationsAt,
  hasNewer,
  liveVersions,
  placesOf,
  sitesOpenTo,
  versionInForce,
} from './live-versions.js';
import { placeWords } from './place-words.js';

function version(name: string, sites: StudyVersionView['sites']): StudyVersionView {
  return { version: name, publishedAt: '2026-01-01T00:00:00Z', summary: null, sites, participants: 0 };
}

describe('which version is live where', () => {
  const versions = [
    version('3.0', []),
    version('2.0', [{ site: 'FR-01', from: '2026-11-21', remaining: 2 }]),
    version('1.0', [
      { site: 'FR-01', from: '2026-01-01', remaining: 0 },
      { site: 'FR-02', from: '2026-01-01', remaining: 0 },
      { site: 'FR-03', from: '2026-12-01', remaining: 0 },
    ]),
  ];
  const sites = ['FR-01', 'FR-02', 'FR-03'].map((code) => ({ code, today: '2026-11-21' }));

  it('is the newest begun at each site, on its first day as well', () => {
    expect(liveVersions(versions, sites).map((live) => [live.site, live.version])).toEqual([
      ['FR-01', '2.0'],
      ['FR-02', '1.0'],
    ]);
    expect(activationsAt(versions, 'FR-01').map((one) => one.version)).toEqual(['1.0', '2.0']);
  });

  it('stands only where no other has taken its place', () => {
    const places = (name: string): string[] => placesOf(versions, sites, name).map(({ site }) => site);
    expect([places('2.0'), places('1.0')]).toEqual([['FR-01'], ['FR-02', 'FR-03']]);
    expect(['FR-01', 'FR-02'].map((site) => hasNewer(versions, site, '1.0'))).toEqual([true, false]);
  });

  it('is open to sites without it, and to those where somebody is left to come under it', () => {
    const [, second] = versions;
    const everybody = version('2.0', [{ site: 'FR-01', from: '2026-11-21', remaining: 0 }]);
    expect(sitesOpenTo(versions, sites, '2.0')).toEqual(['FR-01', 'FR-02', 'FR-03']);
    expect(sitesOpenTo([everybody, ...versions.slice(2)], sites, '2.0')).toEqual(['FR-02', 'FR-03']);
    expect(activationOf(second === undefined ? [] : [second], 'FR-02', '2.0')).toBeNull();
    expect(sitesOpenTo(versions, sites, '1.0')).toEqual([]);
  });

  it('takes the one in force at most sites, the newer of two at as many, the newest of none', () => {
    expect(versionInForce(versions, liveVersions(versions, sites))).toBe('2.0');
    expect(versionInForce(versions, liveVersions(versions, sites.slice(1)))).toBe('1.0');
    expect(versionInForce(versions, [])).toBe('3.0');
    expect(versionInForce([], [])).toBeNull();
  });
});

describe('the table of activities', () => {
  const part = (key: string, code: string, activities: Partial<ProtocolPart['visits'][0]>): ProtocolPart => ({
    key,
    epoch: key,
    name: key,
    shortName: key,
    when: null,
    rule: null,
    plannedActivityGBq: null,
    route: null,
    visits: [
      {
        code,
        name: code,
        shortName: code,
        kind: 'treatment',
        timings: [],
        repeat: null,
        when: null,
        activities: [],
        ...activities,
      },
    ],
  });
  const asked = (form: string, rest = {}): ProtocolPart['visits'][0]['activities'][0] => ({
    form,
    optional: false,
    when: null,
    validity: null,
    assumed: null,
    ...rest,
  });

  it('crosses forms in the order they are first asked with visits, and tells conditions apart', () => {
    const protocol: Pick<StudyProtocol, 'parts' | 'forms'> = {
      parts: [
        part('a', 'V1', { activities: [asked('visit'), asked('ecog', { when: 'included' })] }),
        part('b', 'V2', { when: 'arm is A', activities: [asked('ecog'), asked('labs', { optional: true })] }),
      ],
      forms: [{ code: 'labs', name: 'Laboratory', version: '2' }],
    };
    expect(activitiesGrid(protocol).rows).toEqual([
      { form: 'visit', name: 'visit', version: '', cells: ['always', null] },
      { form: 'ecog', name: 'ecog', version: '', cells: ['sometimes', 'sometimes'] },
      { form: 'labs', name: 'Laboratory', version: '2', cells: [null, 'optional'] },
    ]);
  });
});

describe('what a version does', () => {
  const move = (code: string, effect: ScheduleMove['effect']): ScheduleMove => ({
    code,
    cycle: 0,
    repetition: 1,
    name: code,
    effect,
    from: null,
    to: null,
    opens: null,
    closes: null,
    outOfWindow: false,
    isProvisional: false,
    forms: null,
    why: '',
  });
  const participants = [
    {
      id: '1',
      number: 'FR-01-001',
      site: 'FR-01',
      moves: [move('RECON', 'added'), move('W6', 'dropped'), move('W4', 'stays')],
      forms: [{ visit: 'Week 4', form: 'Haematology', from: '1', to: '2' }],
    },
    {
      id: '2',
      number: 'FR-02-001',
      site: 'FR-02',
      moves: [move('W6', 'not-applicable'), move('W4', 'moves')],
      forms: [],
    },
  ];

  it('counts each visit once, by what happens to it', () => {
    expect(effectsOf(participants)).toEqual({ added: 1, moved: 1, dropped: 2, otherwise: 1, otherForms: 1 });
  });

  it('tells sites apart, and who gets a visit of consent', () => {
    const view = { preview: true, version: '2', from: '', sites: ['FR-02'], participants, untouched: [] };
    expect(effectsBySite(view)).toMatchObject([{ site: 'FR-02', added: 0, dropped: 1, moved: 1 }]);
    expect(reachedBy(participants, ['RECON'])).toBe(1);
    expect(reachedBy(participants, ['W6'])).toBe(0);
  });
});

describe('files of a definition', () => {
  const MB = 1024 * 1024;

  it('are refused by size before they are read', () => {
    expect(sizeRefusal([{ name: 'a.json', size: 5 * MB }])).toBeNull();
    expect(sizeRefusal([{ name: 'a.json', size: 50 * MB }])).toEqual({
      why: 'too-large',
      name: 'a.json',
      megabytes: '50.0',
    });
    const two = [1, 2].map((n) => ({ name: `${n}.json`, size: 4 * MB }));
    expect(sizeRefusal(two)).toMatchObject({ why: 'together-too-large', megabytes: '8.0' });
  });

  it('are told apart by what is in them', () => {
    const form = { name: 'f.json', text: '{"format":"lutetia-form/1","code":"f"}' };
    const study = { name: 's.json', text: '{"format":"lutetia-study/1"}' };
    expect(readDefinitionFiles([form, study])).toMatchObject({
      definition: { format: 'lutetia-study/1' },
      forms: [{ code: 'f' }],
    });
    expect(readDefinitionFiles([form])).toMatchObject({ why: 'no-study' });
    expect(readDefinitionFiles([study, { ...study, name: 't.json' }])).toEqual({
      why: 'two-studies',
      name: 't.json',
    });
  });

  it('that are no JSON, or JSON with a key given twice, say where', () => {
    expect(readDefinitionFiles([{ name: 's.json', text: '{\n  "a": 1,\n  b\n}' }])).toEqual({
      why: 'no-json',
      name: 's.json',
      line: 3,
    });
    expect(readDefinitionFiles([{ name: 's.json', text: '{"a":1,"a":2}' }])).toMatchObject({
      why: 'text',
      pointer: '/a',
    });
    expect(readDefinitionFiles([{ name: 's.json', text: '[]' }])).toMatchObject({ why: 'no-object' });
  });

  it('that hold keys of ours are still definitions', () => {
    expect(readDefinitionFiles([{ name: 's.json', text: '{"why":"x","name":"y"}' }])).toMatchObject({
      forms: [],
    });
  });
});

describe('the place of a fault', () => {
  it('is told by the names of what the pointer passes', () => {
    const definition = {
      epochs: [{ name: { en: 'Screening' }, visits: [{ code: 'SCR', name: 'First visit', timing: {} }] }],
      forms: { 'a/b': '1' },
    };
    expect(placeWords(definition, '/epochs/0/visits/0/timing/offset')).toBe('Screening, First visit');
    const cycles = [{ name: 'Cycle {cycle}', from: 1, count: 2, visits: [{ name: 'Cycle {cycle} week 4' }] }];
    expect(
      placeWords({ epochs: [{ name: 'Retreatment', cycles }] }, '/epochs/0/cycles/0/visits/0/timing'),
    ).toBe('Retreatment, Cycle 1–2, Cycle 1–2 week 4');
    expect(placeWords(definition, '/forms/a~1b')).toBe('');
    expect(placeWords(definition, '')).toBe('');
  });
});
