import { requireCalendarDay } from '../calendar/calendar-day.js';
import { applyChanges, parseChanges } from './changes.js';
import { compileForm } from './compile.js';
import { timesToCome } from './times-to-come.js';
import { testForm, testItem } from './support/test-form.js';

const today = requireCalendarDay('2026-11-21');

const form = compileForm(
  testForm(
    [
      testItem('TEXT', 'text'),
      testItem('SHORT', 'text', { maxLength: 3 }),
      testItem('INT', 'integer', { min: 0, max: 20 }),
      testItem('DEC', 'decimal', { decimals: 2 }),
      testItem('QTY', 'quantity', { units: ['g/dL', 'g/L'], factors: { 'g/L': 0.1 }, decimals: 1, max: 30 }),
      testItem('ONE', 'choice', { codelist: 'CODES' }),
      testItem('MANY', 'choices', { codelist: 'CODES' }),
      testItem('YES', 'yes-no'),
      testItem('DAY', 'day'),
      testItem('PLAN', 'day', { mayBeFuture: true }),
      testItem('PART', 'partial-day'),
      testItem('TIME', 'time'),
      testItem('WHEN', 'instant'),
      testItem('CALC', 'decimal', { calculate: 'DEC * 2', required: false }),
    ],
    {
      rows: [testItem('DRUG', 'text')],
      codelists: {
        CODES: [
          { code: 'A', name: 'a' },
          { code: 'B', name: 'b' },
          { code: 'constructor', name: 'c' },
        ],
      },
    },
  ),
);

const parse = (raw: Record<string, unknown>): ReturnType<typeof parseChanges> =>
  parseChanges(form, raw, { today });

describe('reading changes', () => {
  it.each<[string, unknown, unknown]>([
    ['TEXT', { v: '  as "typed" \n ' }, { v: '  as "typed" \n ' }],
    ['TEXT', { v: "שלום 👩‍⚕️ '; drop table form; --" }, { v: "שלום 👩‍⚕️ '; drop table form; --" }],
    ['TEXT', { v: 'x'.repeat(2000) }, { v: 'x'.repeat(2000) }],
    ['SHORT', { v: '👍👍👍' }, { v: '👍👍👍' }],
    ['INT', { v: '007' }, { v: '007' }],
    ['INT', { v: 20 }, { v: '20' }],
    ['INT', { v: 0 }, { v: '0' }],
    ['DEC', { v: '1.50' }, { v: '1.50' }],
    ['DEC', { v: ' -0.5 ' }, { v: '-0.5' }],
    ['QTY', { v: '11.2' }, { v: '11.2', unit: 'g/dL' }],
    ['QTY', { v: 112, unit: 'g/L' }, { v: '112', unit: 'g/L' }],
    ['QTY', { v: '300', unit: 'g/L' }, { v: '300', unit: 'g/L' }],
    ['ONE', { v: 'B' }, { v: 'B' }],
    ['ONE', { v: 'constructor' }, { v: 'constructor' }],
    ['MANY', { v: ['B', 'A'] }, { v: ['A', 'B'] }],
    ['YES', { v: 'N' }, { v: 'N' }],
    ['DAY', { v: '2026-11-21' }, { v: '2026-11-21' }],
    ['DAY', { v: '2024-02-29' }, { v: '2024-02-29' }],
    ['PLAN', { v: '2027-01-01' }, { v: '2027-01-01' }],
    ['PART', { v: '2026' }, { v: '2026' }],
    ['PART', { v: '2026-11' }, { v: '2026-11' }],
    ['TIME', { v: '23:59' }, { v: '23:59' }],
    ['WHEN', { v: '2026-11-21T10:30+01:00' }, { v: '2026-11-21T10:30+01:00' }],
    [
      'INT',
      { absent: 'not-done', reason: 'Sample clotted' },
      { absent: 'not-done', reason: 'Sample clotted' },
    ],
    ['YES', { absent: 'unknown', reason: null }, { absent: 'unknown' }],
    ['DEC', null, null],
    ['rows/r1/DRUG', { v: 'Octreotide' }, { v: 'Octreotide' }],
    ['rows/019aa5d4-7c2e-7cc1-9d1e-0a1b2c3d4e5f/DRUG', null, null],
  ])('takes %s %j', (path, sent, kept) => {
    expect(parse({ [path]: sent })).toEqual({ changes: { [path]: kept }, problems: [] });
  });

  it.each<[string, unknown]>([
    ['TEXT', { v: '' }],
    ['TEXT', { v: ' \n' }],
    ['TEXT', { v: 'a\0b' }],
    ['TEXT', { v: 'half \ud83d' }],
    ['TEXT', { v: 'x'.repeat(2001) }],
    ['TEXT', { v: 5 }],
    ['TEXT', { v: null }],
    ['TEXT', 'bare'],
    ['TEXT', {}],
    ['TEXT', []],
    ['TEXT', { v: 'a', absent: 'unknown' }],
    ['TEXT', { v: 'a', unit: 'kg' }],
    ['TEXT', { v: 'a', extra: 1 }],
    ['SHORT', { v: 'four' }],
    ['QTY', { v: '30.1' }],
    ['QTY', { v: '300.1', unit: 'g/L' }],
    ['INT', { v: '1.0' }],
    ['INT', { v: 1.5 }],
    ['INT', { v: '-1' }],
    ['INT', { v: '21' }],
    ['INT', { v: '1e3' }],
    ['INT', { v: 'twelve' }],
    ['INT', { v: true }],
    ['INT', { v: Number.NaN }],
    ['DEC', { v: '1.505' }],
    ['DEC', { v: '1,5' }],
    ['DEC', { v: '1.' }],
    ['DEC', { v: '.5' }],
    ['DEC', { v: 1e21 }],
    ['DEC', { v: 1e-7 }],
    ['QTY', { v: '11.2', unit: 'kg' }],
    ['QTY', { v: '11.2', unit: 'constructor' }],
    ['QTY', { v: '11.25' }],
    ['ONE', { v: 'C' }],
    ['ONE', { v: ['A'] }],
    ['MANY', { v: [] }],
    ['MANY', { v: ['A', 'A'] }],
    ['MANY', { v: ['A', 'C'] }],
    ['MANY', { v: 'A' }],
    ['YES', { v: true }],
    ['YES', { v: 'y' }],
    ['DAY', { v: '2026-02-30' }],
    ['DAY', { v: '2023-02-29' }],
    ['DAY', { v: '21/11/2026' }],
    ['DAY', { v: '2026-11' }],
    ['DAY', { v: 20261121 }],
    ['DAY', { v: '0000-01-01' }],
    ['DAY', { v: '1899-12-31' }],
    ['PLAN', { v: '2200-01-01' }],
    ['PART', { v: '0026' }],
    ['PART', { v: '2026-13' }],
    ['TIME', { v: '24:00' }],
    ['TIME', { v: '8:30' }],
    ['WHEN', { v: '2026-11-21T10:30' }],
    ['WHEN', { v: '2026-02-30T10:30Z' }],
    ['WHEN', { v: '0001-01-01T10:30Z' }],
    ['INT', { absent: 'lost' }],
    ['INT', { absent: 'not-done', reason: 5 }],
    ['INT', { absent: 'not-done', reason: 'a\0' }],
    ['INT', { absent: 'not-done', reason: '\u200b\u2060 ' }],
    ['INT', { absent: 'constructor' }],
  ])('refuses %s %j', (path, sent) => {
    expect(parse({ [path]: sent })).toMatchObject({
      changes: {},
      problems: [{ path, code: 'invalid-value' }],
    });
  });

  it.each([
    ['DAY', '2026-11-22'],
    ['PART', '2026-12'],
    ['PART', '2027'],
    ['WHEN', '2026-11-22T00:10+01:00'],
  ])('refuses %s %s, which lies after today', (path, v) => {
    expect(parse({ [path]: { v } })).toMatchObject({ changes: {}, problems: [{ path, code: 'in-future' }] });
  });

  // Paris is at +01:00 in November: 23:00-12:00 on the 21st is noon of the 22nd there.
  it.each([
    ['2026-11-21T23:00-12:00', 'WHEN is 22 Nov 2026 at the site, after today, 21 Nov 2026.'],
    ['2026-11-21T20:42+01:00', 'WHEN is 21 Nov 2026 at 20:42, which is still to come.'],
    ['2026-11-21T20:41+01:00', undefined],
    ['2026-11-21T00:10+14:00', undefined],
  ])('compares the instant %s with what time it is at the site', (v, message) => {
    const moment = { today, timeZone: 'Europe/Paris', latest: Date.parse('2026-11-21T19:41:00Z') };
    expect(parseChanges(form, { WHEN: { v } }, moment).problems[0]?.message).toBe(message);
  });

  // At the site it is 20:41 of the 21st.
  it.each([
    ['2026-11-21', '20:42', ['LBTIM'], ['LBTIM', 'LBTIM is 21 Nov 2026 at 20:42, which is still to come.']],
    ['2026-11-21', '20:42', ['LBDAT'], ['LBDAT', 'LBTIM is 21 Nov 2026 at 20:42, which is still to come.']],
    ['2026-11-21', '20:41', ['LBTIM'], []],
    ['2026-11-20', '20:42', ['LBTIM'], []],
    ['2026-11-21', '20:42', ['NOTE'], []],
  ])(
    'reads a time as of the day before it: %s at %s, where %j is changed',
    (day, time, changed, expected) => {
      const lab = compileForm(testForm([testItem('LBDAT', 'day'), testItem('LBTIM', 'time')]));
      const moment = { today, timeZone: 'Europe/Paris', latest: Date.parse('2026-11-21T19:41:00Z') };
      const found = timesToCome(lab, { LBDAT: { v: day }, LBTIM: { v: time } }, changed, moment);
      expect(found.flatMap(({ path, message }) => [path, message])).toEqual(expected);
    },
  );

  it.each([
    'NOPE',
    'text',
    '',
    'TEXT/x',
    'DRUG',
    'rows/DRUG',
    'rows/r1/TEXT',
    'rows//DRUG',
    'rows/r 1/DRUG',
    `rows/${'r'.repeat(41)}/DRUG`,
    'rows/../DRUG',
    'rows/1/DRUG',
    'rows/0042/DRUG',
    'other/r1/DRUG',
    '__proto__',
    'constructor',
    'rows/__proto__/DRUG',
  ])('does not know the path %j', (path) => {
    const raw = JSON.parse(`{ ${JSON.stringify(path)}: { "v": "x" } }`) as Record<string, unknown>;
    expect(parse(raw).problems).toMatchObject([{ path, code: 'unknown-item' }]);
  });

  it('leaves the prototype of objects alone', () => {
    parse(JSON.parse('{ "__proto__": { "v": "x", "polluted": true } }') as Record<string, unknown>);
    applyChanges(
      {},
      JSON.parse('{ "__proto__": { "v": "x", "polluted": true } }') as Record<string, { v: string }>,
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  it('does not take what is calculated', () => {
    expect(parse({ CALC: { v: '3' } }).problems).toMatchObject([{ path: 'CALC', code: 'calculated' }]);
  });

  it('names every problem at once and keeps what could be read', () => {
    const { changes, problems } = parse({ INT: { v: 'x' }, DEC: { v: '1.5' }, NOPE: null });
    expect(changes).toEqual({ DEC: { v: '1.5' } });
    expect(problems.map(({ path }) => path)).toEqual(['INT', 'NOPE']);
  });

  it('says in words what is expected', () => {
    expect(parse({ DEC: { v: '1.505' } }).problems[0]?.message).toBe('DEC has at most 2 decimals.');
    expect(parse({ DAY: { v: '2026-11-22' } }).problems[0]?.message).toBe(
      'DAY is 22 Nov 2026, after today, 21 Nov 2026.',
    );
  });
});
