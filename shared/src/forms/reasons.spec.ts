import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { decideEdit, type EditDecision, type EditOutcome } from './decide-edit.js';
import { diffValues } from './diff.js';
import { FORM_LIMITS } from './limits.js';
import { testCheck, testForm, testItem } from './support/test-form.js';
import type { FormValues } from './value.js';

const context = { today: requireCalendarDay('2026-11-21') };

const FORM = compileForm(
  testForm(
    [
      testItem('SYS', 'integer'),
      testItem('DIA', 'integer'),
      testItem('DOSE', 'quantity', { units: ['GBq', 'MBq'], factors: { MBq: 0.001 } }),
      testItem('MEAN', 'decimal', { calculate: '(SYS + DIA) / 2', decimals: 1 }),
      testItem('NOTE', 'text', { visible: 'SYS > 100', required: false }),
    ],
    {
      rows: [testItem('LESION', 'text')],
      checks: [
        testCheck('SYS-HIGH', 'SYS > 180', ['SYS'], 'soft'),
        testCheck('SYS-NEAR', 'SYS - DIA < 20', ['SYS', 'DIA'], 'soft'),
        testCheck('SYS-BELOW', 'SYS < DIA', ['SYS', 'DIA']),
        testCheck('DOSE-HIGH', 'DOSE > 8', ['DOSE'], 'soft'),
        testCheck('MEAN-HIGH', 'MEAN > 150', ['MEAN'], 'soft'),
      ],
    },
  ),
);

function edited(values: FormValues, raw: Record<string, unknown>, read: FormValues = values): EditOutcome {
  return decideEdit(
    { form: FORM, context, values, since: diffValues(read, values), needed: new Set(), raw },
    false,
  );
}

function decided(values: FormValues, raw: Record<string, unknown>): EditDecision {
  const outcome = edited(values, raw);
  if (outcome.kind !== 'decided') throw new Error(JSON.stringify(outcome));
  return outcome.decision;
}

describe('the reason given for an unusual value', () => {
  const high = decided({}, { SYS: { v: '190' }, DIA: { v: '80' } }).values;
  const answered = decided(high, { SYS: { v: '190', explained: { 'SYS-HIGH': 'Taken twice' } } });

  it('stays with the value and makes the finding an answered one', () => {
    expect(answered.values['SYS']).toEqual({
      v: '190',
      explained: { 'SYS-HIGH': 'Taken twice' },
      fired: ['SYS-HIGH'],
    });
    expect(answered.findings).toContainEqual({
      check: 'SYS-HIGH',
      kind: 'soft',
      paths: ['SYS'],
      message: 'SYS-HIGH',
      explained: 'Taken twice',
    });
    expect(answered.changed).toEqual(['SYS']);
    expect(answered.corrected).toEqual([]);
  });

  it('stays when the same value is sent again without a word about it, and when another field changes', () => {
    expect(decided(answered.values, { SYS: { v: '190' } }).changed).toEqual([]);
    const other = decided(answered.values, { DIA: { v: '82' } });
    expect(other.values['SYS']).toEqual(answered.values['SYS']);
  });

  it('goes with the value, and with its unit', () => {
    const retyped = decided(answered.values, { SYS: { v: '191' } });
    expect(retyped.values['SYS']).toEqual({ v: '191', fired: ['SYS-HIGH'] });
    expect(retyped.corrected).toEqual(['SYS']);
    const dose = decided({}, { DOSE: { v: '9', unit: 'GBq', explained: { 'DOSE-HIGH': 'As ordered' } } });
    expect(dose.values['DOSE']).toMatchObject({ explained: { 'DOSE-HIGH': 'As ordered' } });
    const other = decided(dose.values, { DOSE: { v: '9', unit: 'MBq' } });
    expect(other.values['DOSE']).toEqual({ v: '9', unit: 'MBq' });
  });

  it('goes when another value the check reads changes, and stays when it is given with that change', () => {
    const near = decided({}, { SYS: { v: '100' }, DIA: { v: '85' } }).values;
    const explained = { 'SYS-NEAR': 'Taken twice' };
    const given = decided(near, { SYS: { v: '100', explained } }).values;
    const other = decided(given, { DIA: { v: '99' } });
    expect(other.values['SYS']).not.toHaveProperty('explained');
    const asked = other.findings.filter(({ check }) => check === 'SYS-NEAR');
    expect(asked).toEqual([{ check: 'SYS-NEAR', kind: 'soft', paths: ['SYS', 'DIA'], message: 'SYS-NEAR' }]);
    expect(other.changed).toEqual(['DIA']);
    const calm = decided(decided(given, { DIA: { v: '60' } }).values, { DIA: { v: '85' } });
    expect(calm.values['SYS']).not.toHaveProperty('explained');

    const anew = { 'SYS-NEAR': 'Shock' };
    const both = decided(given, { SYS: { v: '100', explained: anew }, DIA: { v: '99' } });
    expect(both.values['SYS']).toMatchObject({ explained: anew });
    const elsewhere = decided(given, { DOSE: { v: '1', unit: 'GBq' } });
    expect(elsewhere.values['SYS']).toEqual(given['SYS']);
  });

  it('goes when what is calculated from other values comes out otherwise, in its own row alone', () => {
    const form = compileForm(
      testForm([testItem('NOTE', 'text')], {
        rows: [
          testItem('FROM', 'integer'),
          testItem('TO', 'integer'),
          testItem('LENGTH', 'integer', { calculate: 'TO - FROM' }),
          testItem('SAID', 'integer'),
        ],
        checks: [testCheck('LENGTH-DIFFERS', 'SAID != LENGTH', ['SAID'], 'soft')],
      }),
    );
    const edit = (values: FormValues, raw: Record<string, unknown>): EditDecision => {
      const outcome = decideEdit({ form, context, values, since: {}, needed: new Set(), raw }, false);
      if (outcome.kind !== 'decided') throw new Error(JSON.stringify(outcome));
      return outcome.decision;
    };
    const row = (id: string): Record<string, unknown> => ({
      [`rows/${id}/FROM`]: { v: '1' },
      [`rows/${id}/TO`]: { v: '5' },
      [`rows/${id}/SAID`]: { v: '5' },
    });
    const said = { v: '5', explained: { 'LENGTH-DIFFERS': 'Both days count' } };
    const open = edit({}, { ...row('a'), ...row('b') }).values;
    const answered = edit(open, { 'rows/a/SAID': said, 'rows/b/SAID': said }).values;
    const { values } = edit(answered, { 'rows/a/TO': { v: '9' } });
    expect(values['rows/a/SAID']).not.toHaveProperty('explained');
    expect(values['rows/b/SAID']).toMatchObject(said);
  });

  it('is taken back by sending none, which is a correction', () => {
    const without = decided(answered.values, { SYS: { v: '190', explained: {} } });
    expect(without.values['SYS']).toEqual({ v: '190', fired: ['SYS-HIGH'] });
    expect(without.corrected).toEqual(['SYS']);
  });

  it('is taken back by giving one for another check instead, which is a correction', () => {
    const both = decided({}, { SYS: { v: '190' }, DIA: { v: '180' } }).values;
    const one = decided(both, { SYS: { v: '190', explained: { 'SYS-HIGH': 'Taken twice' } } });
    expect(one.corrected).toEqual([]);
    const other = decided(one.values, { SYS: { v: '190', explained: { 'SYS-NEAR': 'Taken twice' } } });
    expect(other.corrected).toEqual(['SYS']);
  });

  it('is dropped where its check does not fire, and refused where the item has no such soft check', () => {
    const calm = decided({}, { SYS: { v: '120', explained: { 'SYS-HIGH': 'Nothing to explain' } } });
    expect(calm.values['SYS']).toEqual({ v: '120' });
    const unchanged = decided(calm.values, { SYS: { v: '120', explained: { 'SYS-HIGH': 'Again' } } });
    expect(unchanged.changed).toEqual([]);
    for (const check of ['SYS-BELOW', 'DOSE-HIGH', 'NONE', '__proto__', 'constructor']) {
      const explained = JSON.parse(`{"${check}":"because"}`) as unknown;
      expect(edited({}, { SYS: { v: '190', explained } })).toMatchObject({
        kind: 'refused',
        problems: [{ path: 'SYS', code: 'invalid-value' }],
      });
    }
  });

  it.each([
    ['a list', ['because']],
    ['a number', { 'SYS-HIGH': 1 }],
    ['a blank', { 'SYS-HIGH': '  ' }],
    ['half a character', { 'SYS-HIGH': '\ud800' }],
    ['a novel', { 'SYS-HIGH': 'a'.repeat(FORM_LIMITS.characters + 1) }],
  ])('cannot be %s', (_what, explained) => {
    expect(edited({}, { SYS: { v: '190', explained } })).toMatchObject({ kind: 'refused' });
  });

  it('is given to a calculated value as long as that is what is calculated', () => {
    const { values } = decided({}, { SYS: { v: '190' }, DIA: { v: '130' } });
    expect(values['MEAN']).toEqual({ v: '160.0', fired: ['MEAN-HIGH'] });
    const explained = { 'MEAN-HIGH': 'Checked by hand' };
    const given = decided(values, { MEAN: { v: '160.0', explained } });
    expect(given.values['MEAN']).toEqual({ v: '160.0', explained, fired: ['MEAN-HIGH'] });
    expect(decided(given.values, { NOTE: { v: 'x' } }).values['MEAN']).toEqual(given.values['MEAN']);
    expect(decided(given.values, { DIA: { v: '131' } }).values['MEAN']).toEqual({
      v: '160.5',
      fired: ['MEAN-HIGH'],
    });
    for (const forged of [{ v: '99.0' }, { v: '99.0', explained }, { v: '160.0' }]) {
      expect(edited(values, { MEAN: forged })).toMatchObject({
        kind: 'refused',
        problems: [{ path: 'MEAN', code: 'calculated' }],
      });
    }
  });

  it('conflicts with another value typed meanwhile, and not with what the server notes of checks', () => {
    const other = { ...high, SYS: { v: '185', fired: ['SYS-HIGH'] } };
    const reason = { SYS: { v: '190', explained: { 'SYS-HIGH': 'Taken twice' } } };
    expect(edited(other, reason, high)).toMatchObject({ kind: 'conflict' });
    const noted = { ...high, SYS: { v: '190' } };
    expect(edited(noted, reason, high)).toMatchObject({ kind: 'decided' });
  });
});

describe('the checks that fired', () => {
  it('are noted at what was changed in this save, hard ones too, and nowhere else', () => {
    const first = decided({}, { SYS: { v: '70' }, DIA: { v: '80' } });
    expect(first.values['SYS']).toEqual({ v: '70', fired: ['SYS-NEAR', 'SYS-BELOW'] });
    expect(first.values['DIA']).toEqual({ v: '80' });
    const second = decided(first.values, { DIA: { v: '60' } });
    expect(second.values['SYS']).toEqual(first.values['SYS']);
    expect(second.changed).toEqual(['DIA']);
  });

  it('are noted at the value that made them fire where the one they are written at stays as it was', () => {
    const first = decided({}, { SYS: { v: '100' } });
    const second = decided(first.values, { DIA: { v: '95' } });
    expect(second.values['SYS']).toEqual({ v: '100' });
    expect(second.values['DIA']).toEqual({ v: '95', fired: ['SYS-NEAR'] });
    expect(decided(second.values, { DOSE: { v: '1', unit: 'GBq' } }).values['DOSE']).not.toHaveProperty(
      'fired',
    );
    expect(decided(second.values, { DIA: { v: '60' } }).values['DIA']).toEqual({ v: '60' });
  });

  it('are the server’s to say: what a client sends of them is passed over', () => {
    const { values } = decided({}, { SYS: { v: '120', fired: ['SYS-HIGH'] } });
    expect(values['SYS']).toEqual({ v: '120' });
    const high = decided({}, { SYS: { v: '190' } }).values;
    expect(decided(high, { SYS: { v: '190', fired: [] } }).changed).toEqual([]);
  });
});

describe('what one save may bring', () => {
  const rows = (count: number): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length: count }, (_, row) => [`rows/r${row}/LESION`, { v: 'x' }]));

  it('is bounded in rows and in changes', () => {
    expect(edited({}, rows(FORM_LIMITS.rows)).kind).toBe('decided');
    expect(edited({}, rows(FORM_LIMITS.rows + 1))).toMatchObject({
      kind: 'refused',
      problems: [{ message: 'Rows would have 501 rows; it can have 500.' }],
    });
    expect(edited({}, rows(10_000))).toMatchObject({
      kind: 'refused',
      problems: [{ message: 'A save can change 2000 values; this one has 10000.' }],
    });
  });
});

describe('what an edit may leave', () => {
  const NOT_DONE = { absent: 'not-done', reason: 'Refused' } as const;
  const outcome = (
    values: FormValues,
    raw: Record<string, unknown>,
    {
      completes = false,
      ...more
    }: { completes?: boolean; isComplete?: boolean; needed?: ReadonlySet<string> },
  ): EditOutcome =>
    decideEdit({ form: FORM, context, values, since: {}, needed: new Set(), raw, ...more }, completes);
  const kept: FormValues = { SYS: { v: '120' }, DIA: NOT_DONE };

  it('lets what the schedule needs be absent in a draft, and in no form that is complete or becomes so', () => {
    const needed = new Set(['DIA', 'LESION']);
    const needs = { kind: 'needed-item', path: 'DIA' };
    expect(outcome({}, { DIA: NOT_DONE }, { needed }).kind).toBe('decided');
    expect(outcome({}, { DIA: NOT_DONE }, { needed, isComplete: true })).toEqual(needs);
    expect(outcome(kept, { SYS: { v: '121' } }, { needed, completes: true })).toEqual(needs);
    expect(outcome({}, { 'rows/a/LESION': NOT_DONE }, { needed, completes: true })).toEqual({
      kind: 'needed-item',
      path: 'rows/a/LESION',
    });
    // A correction is asked only for what it changes; what the schedule does not need may always be absent.
    expect(outcome(kept, { SYS: { v: '121' } }, { needed, isComplete: true }).kind).toBe('decided');
    expect(outcome({}, { SYS: NOT_DONE }, { needed, isComplete: true }).kind).toBe('decided');
  });

  it('takes no value for a hidden item, and drops one that became hidden on completion only', () => {
    expect(outcome({ SYS: { v: '90' } }, { NOTE: { v: 'x' } }, {})).toEqual({
      kind: 'hidden',
      paths: ['NOTE'],
    });
    const noted: FormValues = { SYS: { v: '120' }, NOTE: { v: 'x' } };
    const after = (completes: boolean): unknown => {
      const found = outcome(noted, { SYS: { v: '90' } }, { completes });
      return found.kind === 'decided' ? found.decision.values : found;
    };
    expect(after(false)).toHaveProperty('NOTE');
    expect(after(true)).not.toHaveProperty('NOTE');
  });

  it('takes no mark over a value', () => {
    const { kind } = outcome({ SYS: { v: '120' } }, { '@section/main': NOT_DONE }, {});
    expect(kind).toBe('contradicted');
  });
});
