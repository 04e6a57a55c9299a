import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { evaluateForm } from './evaluate.js';
import { testCheck, testForm, testItem } from './support/test-form.js';
import type { FormValues } from './value.js';

const context = { today: requireCalendarDay('2026-11-21') };

describe('an item read from outside its rows', () => {
  const form = compileForm(
    testForm(
      [
        testItem('SUM', 'decimal', { calculate: 'sum(R)', required: false, decimals: 1 }),
        testItem('ALIKE', 'integer', { calculate: 'mostAlike(ORGAN)', required: false }),
        testItem('GONE', 'yes-no', { calculate: "!('N' in NIL)", required: false }),
      ],
      {
        rows: [
          testItem('R', 'decimal'),
          testItem('ORGAN', 'text'),
          testItem('NIL', 'yes-no', { calculate: 'R == 0', required: false }),
        ],
      },
    ),
  );
  const row = (id: string, size: string | null, organ: string): FormValues => ({
    [`rows/${id}/ORGAN`]: { v: organ },
    ...(size === null ? {} : { [`rows/${id}/R`]: { v: size } }),
  });
  const calculated = (values: FormValues): unknown => {
    const { SUM, ALIKE, GONE } = evaluateForm(form, values, context).values;
    return [SUM, ALIKE, GONE].map((value) => (value !== undefined && 'v' in value ? value.v : null));
  };

  it('is the list of all of them', () => {
    // 0.1 + 0.2 + 12 = 12.3
    const values = { ...row('a', '0.1', 'liver'), ...row('b', '0.2', 'bone'), ...row('c', '12', 'liver') };
    expect(calculated(values)).toEqual(['12.3', '2', 'N']);
    expect(calculated({ ...row('a', '0', 'liver') })).toEqual(['0.0', '1', 'Y']);
  });

  it('forgets a row of which only what was worked out is left', () => {
    const kept: FormValues = { ...row('a', '3', 'liver'), 'rows/b/NIL': { v: 'N' } };
    expect(calculated(kept)).toEqual(['3.0', '1', 'N']);
    expect(Object.keys(evaluateForm(form, kept, context).values)).not.toContain('rows/b/NIL');
  });

  it('waits for every row, and is empty without one', () => {
    expect(calculated({ ...row('a', '3', 'liver'), ...row('b', null, 'bone') })).toEqual([null, '1', null]);
    expect(calculated({})).toEqual(['0.0', '0', 'Y']);
  });
});

describe('evaluating a form', () => {
  const form = compileForm(
    testForm(
      [
        testItem('GIVEN', 'yes-no'),
        testItem('DOSE', 'decimal', { visible: 'GIVEN' }),
        testItem('HALF', 'decimal', { visible: 'GIVEN', calculate: 'DOSE / 2', decimals: 2 }),
        testItem('WHY', 'text', { visible: '!GIVEN', required: "CODE == 'OTHER'" }),
        testItem('CODE', 'choice', { codelist: 'CODES', required: false }),
        testItem('RATE', 'decimal', { required: false }),
      ],
      {
        codelists: {
          CODES: [
            { code: 'OTHER', name: 'Other' },
            { code: 'SUPPLY', name: 'Supply' },
          ],
        },
        checks: [
          testCheck('HALF-HIGH', 'HALF > 5', ['HALF', 'DOSE'], 'soft'),
          testCheck('DOSE-LOW', 'DOSE < 1', ['DOSE']),
          testCheck('RATE-BREAKS', 'DOSE / RATE > 1', ['RATE']),
        ],
      },
    ),
  );
  const evaluate = (values: FormValues): ReturnType<typeof evaluateForm> =>
    evaluateForm(form, values, context);

  it('shows nothing that waits for an answer, and asks for what is required', () => {
    const { visible, findings, answered, total } = evaluate({});
    expect([...visible]).toEqual(['GIVEN', 'CODE', 'RATE']);
    expect(findings).toEqual([
      { check: 'required', kind: 'required', paths: ['GIVEN'], message: 'GIVEN is empty.' },
    ]);
    expect([answered, total]).toEqual([0, 1]);
  });

  it('calculates from what is shown and rounds once', () => {
    const { values, findings, answered, total } = evaluate({ GIVEN: { v: 'Y' }, DOSE: { v: '7.333' } });
    expect(values['HALF']).toEqual({ v: '3.67' });
    expect(findings).toEqual([]);
    expect([answered, total]).toEqual([2, 2]);
  });

  it('never believes a stored value of a calculated item', () => {
    expect(evaluate({ GIVEN: { v: 'Y' }, DOSE: { v: '2' }, HALF: { v: '99' } }).values['HALF']).toEqual({
      v: '1.00',
    });
    expect(evaluate({ GIVEN: { v: 'Y' }, HALF: { v: '99' } }).values).not.toHaveProperty('HALF');
  });

  it('sets aside what was typed before it was hidden, and neither calculates nor checks with it', () => {
    const { values, hidden, findings } = evaluate({ GIVEN: { v: 'N' }, DOSE: { v: '0.5' } });
    expect(values).toEqual({ GIVEN: { v: 'N' } });
    expect(hidden).toEqual({ DOSE: { v: '0.5' } });
    expect(findings).toEqual([]);
  });

  it('requires by condition', () => {
    const { findings } = evaluate({ GIVEN: { v: 'N' }, CODE: { v: 'OTHER' } });
    expect(findings.map(({ check, paths }) => [check, ...paths])).toEqual([['required', 'WHY']]);
  });

  it('takes "not done" for an answer that no check can read', () => {
    const { findings, answered } = evaluate({
      GIVEN: { v: 'Y' },
      DOSE: { absent: 'not-done', reason: 'Pump failed' },
    });
    expect(findings).toEqual([]);
    expect(answered).toBe(2);
  });

  it('tells hard from soft', () => {
    expect(evaluate({ GIVEN: { v: 'Y' }, DOSE: { v: '12' } }).findings).toEqual([
      { check: 'HALF-HIGH', kind: 'soft', paths: ['HALF', 'DOSE'], message: 'HALF-HIGH' },
    ]);
    expect(evaluate({ GIVEN: { v: 'Y' }, DOSE: { v: '0.5' } }).findings).toMatchObject([
      { check: 'DOSE-LOW', kind: 'hard' },
    ]);
  });

  it('never lets a check pass that could not be run', () => {
    const { findings } = evaluate({ GIVEN: { v: 'Y' }, DOSE: { v: '2' }, RATE: { v: '0' } });
    expect(findings).toMatchObject([{ check: 'RATE-BREAKS', kind: 'broken', paths: ['RATE'] }]);
    expect(findings[0]?.message).toContain('division by zero');
  });

  it('points at a stored value that is not of its type; what reads it waits', () => {
    const { findings } = evaluate({ GIVEN: { v: 'Y' }, DOSE: { v: 'much' } });
    expect(findings.map(({ check, kind, paths }) => [check, kind, ...paths])).toEqual([
      ['type', 'hard', 'DOSE'],
    ]);
  });
});

describe('a repeating group', () => {
  const form = compileForm(
    testForm([testItem('FROM', 'day', { required: false })], {
      rows: [
        testItem('DRUG', 'text'),
        testItem('START', 'day', { required: false }),
        testItem('END', 'day', { visible: 'given(START)', required: false }),
      ],
      checks: [
        testCheck('ORDER', 'END < START', ['END', 'START']),
        testCheck('EARLY', 'START < FROM', ['START', 'FROM'], 'soft'),
      ],
    }),
  );

  it('is required, shown and checked row by row', () => {
    const { findings, visible, total, answered } = evaluateForm(
      form,
      {
        FROM: { v: '2026-01-10' },
        'rows/a/START': { v: '2026-02-01' },
        'rows/a/END': { v: '2026-01-31' },
        'rows/b/DRUG': { v: 'Octreotide' },
        'rows/c/DRUG': { v: 'Everolimus' },
        'rows/c/START': { v: '2026-01-01' },
        'rows/c/END': { v: '2026-01-02' },
      },
      context,
    );
    expect(findings.map(({ check, paths }) => [check, ...paths])).toEqual([
      ['required', 'rows/a/DRUG'],
      ['ORDER', 'rows/a/END', 'rows/a/START'],
      ['EARLY', 'rows/c/START', 'FROM'],
    ]);
    expect(visible.has('rows/a/END')).toBe(true);
    expect(visible.has('rows/b/END')).toBe(false);
    expect([answered, total]).toEqual([2, 3]);
  });
});
