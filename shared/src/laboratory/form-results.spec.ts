import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { FormDefinition } from '../forms/definition.js';
import { compileForm } from '../forms/compile.js';
import { decideEdit, type EditDecision } from '../forms/decide-edit.js';
import type { ValueDiffs } from '../forms/diff.js';
import type { FormValues } from '../forms/value.js';
import {
  laboratoryResults,
  waitingItems,
  waitingWhenComplete,
  withLimitsUsed,
  type LaboratoryContext,
} from './form-results.js';
import type { ReferenceRange } from './reference-range.js';

const DEFINITION: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'blood',
  version: '1',
  name: 'Blood',
  codelists: {},
  checks: [],
  sections: [
    {
      code: 'sample',
      name: 'Sample',
      items: [
        { code: 'LBDAT', label: 'Sample date', type: 'day' },
        { code: 'LBNAM', label: 'Laboratory', type: 'text', required: false },
      ],
    },
    {
      code: 'counts',
      name: 'Counts',
      layout: 'laboratory',
      items: [
        {
          code: 'HGB',
          label: 'Haemoglobin',
          type: 'quantity',
          units: ['g/dL', 'g/L'],
          factors: { 'g/L': 0.1 },
          min: 0,
          analyte: 'HGB',
        },
        { code: 'NOTE', label: 'Note', type: 'text', required: false },
      ],
    },
  ],
};
const FORM = compileForm(DEFINITION);
const TODAY = requireCalendarDay('2026-11-21');

const range = (id: string, validFrom: string, validTo: string | null, low: string): ReferenceRange => ({
  id,
  analyte: 'HGB',
  sex: 'F',
  ageFrom: null,
  ageTo: null,
  validFrom: requireCalendarDay(validFrom),
  validTo: validTo === null ? null : requireCalendarDay(validTo),
  low,
  high: '16.0',
  unit: 'g/dL',
});
const CONTEXT: LaboratoryContext = {
  sex: 'F',
  yearOfBirth: 1960,
  laboratories: [
    {
      name: 'Own laboratory',
      ranges: [
        range('former', '2025-01-01', '2026-05-31', '12.0'),
        range('present', '2026-06-01', null, '11.5'),
      ],
    },
  ],
};
const DRAFT: FormValues = {
  LBDAT: { v: '2026-05-31' },
  LBNAM: { v: 'own laboratory' },
  HGB: { v: '11.8', unit: 'g/dL' },
};

function result(values: FormValues, isKept = false) {
  return laboratoryResults(DEFINITION, values, CONTEXT, isKept ? values : null).get('HGB');
}

function edit(values: FormValues, raw: Readonly<Record<string, unknown>>): EditDecision {
  const outcome = decideEdit(
    { form: FORM, context: { today: TODAY }, values, since: {}, needed: new Set(), raw },
    false,
  );
  if (outcome.kind !== 'decided') throw new Error(JSON.stringify(outcome));
  return outcome.decision;
}

describe('a result of a laboratory of the site', () => {
  it('is read against what was valid on the day of its sample', () => {
    expect(result(DRAFT)).toMatchObject({ limits: { low: '12.0' }, flag: 'low' });
    expect(result({ ...DRAFT, LBDAT: { v: '2026-06-01' } })).toMatchObject({
      limits: { low: '11.5' },
      flag: 'normal',
    });
    expect(result({ ...DRAFT, HGB: { v: '118', unit: 'g/L' } })?.flag).toBe('low');
  });

  it('says what is not known', () => {
    const { LBNAM: _name, ...unnamed } = DRAFT;
    const { LBDAT: _day, ...undated } = DRAFT;
    expect(result(unnamed)).toMatchObject({ limits: null, missing: 'laboratory', flag: null });
    expect(result(undated)).toMatchObject({ limits: null, missing: 'day' });
    expect(result({ ...DRAFT, LBDAT: { v: '2024-12-31' } })).toMatchObject({ missing: 'range' });
    expect(result({ ...DRAFT, HGB: { absent: 'not-done' } })).toMatchObject({ flag: null });
  });

  it('keeps the limits it was completed with, whatever is said later', () => {
    const kept = withLimitsUsed(DEFINITION, DRAFT, CONTEXT, { isComplete: false, values: DRAFT }, []);
    expect(kept['@range/HGB']).toEqual({ v: '12.0..16.0', unit: 'g/dL' });
    const later: LaboratoryContext = { ...CONTEXT, laboratories: [{ name: 'Own laboratory', ranges: [] }] };
    expect(laboratoryResults(DEFINITION, kept, later, kept).get('HGB')).toMatchObject({ flag: 'low' });
    // A line left empty has what a late result would be read against, which it is then flagged by at once.
    const { HGB: _left, '@range/HGB': _unused, ...emptied } = kept;
    const late: FormValues = { ...emptied, HGB: { v: '11.8', unit: 'g/dL' } };
    for (const [typed, flag] of [
      [emptied, null],
      [late, 'low'],
    ] as const)
      expect(laboratoryResults(DEFINITION, typed, CONTEXT, emptied).get('HGB')).toMatchObject({
        limits: { low: '12.0' },
        flag,
      });
    const before = { isComplete: true, values: kept };
    const corrected: FormValues = { ...kept, HGB: { v: '12.1', unit: 'g/dL' } };
    expect(withLimitsUsed(DEFINITION, corrected, later, before, ['HGB'])).toEqual(corrected);
    // Another day of the sample is another limit.
    const redated: FormValues = { ...kept, LBDAT: { v: '2026-06-02' } };
    expect(withLimitsUsed(DEFINITION, redated, CONTEXT, before, ['LBDAT'])['@range/HGB']).toEqual({
      v: '11.5..16.0',
      unit: 'g/dL',
    });
  });
});

describe('a result of another laboratory', () => {
  const elsewhere: FormValues = { ...DRAFT, LBNAM: { v: 'City laboratory' } };

  it('is read against the range typed from its report', () => {
    expect(result(elsewhere)).toMatchObject({ limits: null, missing: 'range' });
    const typed = edit(elsewhere, { '@range/HGB': { v: '110..150', unit: 'g/L' } }).values;
    expect(result(typed)).toMatchObject({ limits: { low: '110', unit: 'g/L' }, flag: 'normal' });
    expect(withLimitsUsed(DEFINITION, typed, CONTEXT, { isComplete: false, values: typed }, [])).toEqual(
      typed,
    );
  });

  it('does not inherit the limits of the site’s own', () => {
    const before = {
      isComplete: true,
      values: { ...DRAFT, '@range/HGB': { v: '12.0..16.0', unit: 'g/dL' } },
    };
    const corrected: FormValues = { ...before.values, LBNAM: { v: 'City laboratory' } };
    expect(withLimitsUsed(DEFINITION, corrected, CONTEXT, before, ['LBNAM'])).not.toHaveProperty([
      '@range/HGB',
    ]);
  });

  it.each([
    ['@range/HGB', { v: '16..12' }],
    ['@range/HGB', { v: '12..16', unit: 'mg/L' }],
    ['@range/HGB', { v: 'normal' }],
    ['@range/HGB', '12..16'],
    ['@range/HGB', { v: '-5..-1' }],
    ['@range/HGB', { v: '1e-9..1e9' }],
    ['@range/HGB', { v: `1..${'1'.repeat(13)}` }],
    ['@significant/HGB', { v: 'maybe' }],
    ['@significant/HGB', { v: 'Y', unit: 'g/dL' }],
    ['@range/NOTE', { v: '1..2' }],
    ['@other/HGB', { v: '1..2' }],
  ])('is refused %s as %j', (path, value) => {
    const outcome = decideEdit(
      {
        form: FORM,
        context: { today: TODAY },
        values: elsewhere,
        since: {},
        needed: new Set(),
        raw: { [path]: value },
      },
      false,
    );
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ path }] });
  });
});

describe('the investigator’s word on a result', () => {
  it('is waited for where the result is abnormal', () => {
    const results = (values: FormValues) =>
      waitingItems(laboratoryResults(DEFINITION, values, CONTEXT, null));
    expect(results(DRAFT)).toEqual(['HGB']);
    expect(results({ ...DRAFT, HGB: { v: '12.0', unit: 'g/dL' } })).toEqual([]);
    expect(results(edit(DRAFT, { '@significant/HGB': { v: 'N' } }).values)).toEqual([]);
  });

  it('is counted of a completed form against the limits it keeps', () => {
    const kept = (v: string, more: FormValues = {}): FormValues => ({
      HGB: { v, unit: 'g/dL' },
      '@range/HGB': { v: '12.0..16.0', unit: 'g/dL' },
      ...more,
    });
    expect(waitingWhenComplete(DEFINITION, kept('11.9'))).toBe(1);
    // 119 g/L x 0.1 = 11.9 g/dL, and both limits are inside.
    expect(waitingWhenComplete(DEFINITION, { ...kept('0'), HGB: { v: '119', unit: 'g/L' } })).toBe(1);
    expect(waitingWhenComplete(DEFINITION, kept('12.0'))).toBe(0);
    expect(waitingWhenComplete(DEFINITION, kept('11.9', { '@significant/HGB': { v: 'N' } }))).toBe(0);
    expect(waitingWhenComplete(DEFINITION, { HGB: { v: '11.9', unit: 'g/dL' } })).toBe(0);
    expect(waitingWhenComplete(DEFINITION, kept('11.9', { HGB: { absent: 'not-done' } }))).toBe(0);
  });

  it('goes with the value it is about, and corrects nothing', () => {
    const judged = edit(DRAFT, { '@significant/HGB': { v: 'Y' } });
    expect(judged).toMatchObject({ changed: ['@significant/HGB'], corrected: [] });
    expect(edit(judged.values, { HGB: { v: '11.7', unit: 'g/dL' } }).values).not.toHaveProperty([
      '@significant/HGB',
    ]);
    expect(edit(judged.values, { HGB: { absent: 'not-done' } }).values).not.toHaveProperty([
      '@significant/HGB',
    ]);
    expect(edit(judged.values, { LBDAT: { v: '2026-05-30' } }).values).toHaveProperty(['@significant/HGB']);
  });

  const late = (since: ValueDiffs, raw: Readonly<Record<string, unknown>>): ReturnType<typeof decideEdit> =>
    decideEdit(
      { form: FORM, context: { today: TODAY }, values: DRAFT, since, needed: new Set(), raw },
      false,
    );
  const seen = { v: '7.0', unit: 'g/dL' };

  it('is a conflict where others changed the result since it was read', () => {
    const since = { HGB: [seen, DRAFT['HGB'] ?? null] as const };
    const word = { '@significant/HGB': { v: 'Y' } };
    expect(late(since, word)).toEqual({
      kind: 'conflict',
      base: { '@significant/HGB': null },
      mine: word,
      theirs: { '@significant/HGB': null },
    });
    expect(late(since, { ...word, HGB: seen }).kind).toBe('conflict');
    expect(late(since, { ...word, HGB: DRAFT['HGB'] }).kind).toBe('decided');
    expect(late({ LBDAT: [null, DRAFT['LBDAT'] ?? null] }, word).kind).toBe('decided');
    expect(late(since, { '@significant/HGB': null }).kind).toBe('decided');
  });

  it('is a conflict where others changed the limits that had been typed', () => {
    const limits = { v: '5..9', unit: 'g/dL' };
    const word = { '@significant/HGB': { v: 'Y' } };
    expect(late({ '@range/HGB': [limits, null] }, word).kind).toBe('conflict');
    expect(late({ '@range/HGB': [null, limits] }, word).kind).toBe('decided');
  });

  it.each([
    ['@range/HGB', { v: '11.5..15.5', unit: 'g/dL' }],
    ['@significant/HGB', { v: 'Y' }],
  ])('is refused as %s while there is no result, rather than dropped', (path, value) => {
    const { HGB: result = null, ...values } = DRAFT;
    const save = (raw: Readonly<Record<string, unknown>>): string =>
      decideEdit({ form: FORM, context: { today: TODAY }, values, since: {}, needed: new Set(), raw }, false)
        .kind;
    expect(save({ [path]: value })).toBe('refused');
    expect(save({ [path]: value, HGB: result })).toBe('decided');
  });
});
