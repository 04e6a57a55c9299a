import { requireCalendarDay } from '../calendar/calendar-day.js';
import { absenceLabel, contradictions, marksOver, pathsUnder } from './absences.js';
import { parseChanges } from './changes.js';
import { compileForm } from './compile.js';
import { pathLabel, valueTextAt } from './display.js';
import { evaluateForm } from './evaluate.js';
import type { FormEvaluation } from './evaluation.js';
import { testCheck, testForm, testItem } from './support/test-form.js';
import type { FormValues } from './value.js';

const TODAY = requireCalendarDay('2026-11-21');
const NOT_DONE = { absent: 'not-done', reason: 'sample lost' } as const;

/** Two sections and rows, a check within one section, one across both, one in the rows. */
const FORM = compileForm(
  testForm(
    [
      testItem('A', 'decimal'),
      testItem('B', 'text', { visible: 'A > 5' }),
      testItem('S', 'decimal', { calculate: 'A * 2', required: false }),
    ],
    {
      more: [testItem('C', 'decimal'), testItem('D', 'decimal', { required: 'C > 1' })],
      rows: [testItem('X', 'decimal')],
      checks: [
        testCheck('WITHIN', 'A > 3', ['A']),
        testCheck('ACROSS', 'A > 3 || C > 3', ['A', 'C']),
        testCheck('UNSAID', 'A > 3 && !given(C)', ['A'], 'soft'),
        testCheck('ROW', 'X > 3', ['X']),
      ],
    },
  ),
);
const evaluated = (values: FormValues): FormEvaluation => evaluateForm(FORM, values, { today: TODAY });
const checks = (values: FormValues): readonly string[] =>
  evaluated(values).findings.map(({ check, paths }) => `${check} ${paths[0] ?? ''}`);

describe('a section marked absent', () => {
  it('satisfies what is required in it and counts as answered', () => {
    expect(evaluated({})).toMatchObject({ answered: 0, total: 2 });
    const marked = evaluated({ '@section/more': NOT_DONE, A: { v: '1' } });
    expect(marked).toMatchObject({ answered: 2, total: 2, findings: [] });
    expect(marked.values).toEqual({ '@section/more': NOT_DONE, A: { v: '1' }, S: { v: '2' } });
  });

  it('silences every check with an operand in it, and no other', () => {
    const high = { v: '4' };
    expect(checks({ A: high, C: high, D: high })).toEqual(['WITHIN A', 'ACROSS A']);
    expect(checks({ A: high, '@section/more': NOT_DONE })).toEqual(['WITHIN A']);
    expect(checks({ '@section/main': NOT_DONE, C: high, D: high })).toEqual([]);
    expect(checks({ A: { v: '1' }, C: { v: '1' }, 'rows/r1/X': high })).toEqual(['ROW rows/r1/X']);
  });

  it('leaves what is calculated from it pending', () => {
    expect(evaluated({ '@section/main': NOT_DONE, C: { v: '1' } }).values).not.toHaveProperty('S');
  });
});

describe('an item marked absent', () => {
  it('silences the checks that ask for it, also one that asks why it is missing', () => {
    expect(checks({ A: { v: '4' } })).toContain('UNSAID A');
    expect(checks({ A: { v: '4' }, C: NOT_DONE })).toEqual(['WITHIN A']);
  });
});

describe('a whole form marked absent', () => {
  it('is answered as a whole and asks nothing', () => {
    const marked = evaluated({ '@form': { absent: 'not-applicable' } });
    expect(marked).toMatchObject({ answered: 2, total: 2, findings: [] });
    expect(marked.values).toEqual({ '@form': { absent: 'not-applicable' } });
  });
});

describe('reading a mark', () => {
  it.each([
    ['of the form', '@form', NOT_DONE, []],
    ['of a section', '@section/rows', { absent: 'unknown' }, []],
    ['taken back', '@section/more', null, []],
    ['of a section the form does not have', '@section/other', NOT_DONE, ['unknown-item']],
    ['under another reserved name', '@visit', NOT_DONE, ['unknown-item']],
    ['with a value', '@section/more', { v: '1' }, ['invalid-value']],
    ['with a value beside the reason', '@form', { ...NOT_DONE, v: '1' }, ['invalid-value']],
    ['with no reason there is', '@form', { absent: 'lost' }, ['invalid-value']],
    ['as plain text', '@form', 'not-done', ['invalid-value']],
  ])('takes or refuses one %s', (_, path, raw, problems) => {
    const reading = parseChanges(FORM, { [path]: raw }, { today: TODAY });
    expect(reading.problems.map(({ code }) => code)).toEqual(problems);
    if (problems.length === 0) expect(reading.changes).toEqual({ [path]: raw });
  });

  it('is told in words', () => {
    expect(pathLabel(FORM, '@section/more')).toBe('More (section)');
    expect(pathLabel(FORM, '@form', 'fr')).toBe('Formulaire entier');
    expect(absenceLabel(FORM.definition, 'A')).toBeNull();
    expect(valueTextAt(FORM, '@form', NOT_DONE)).toBe('Not done: sample lost');
  });
});

describe('what lies under a mark', () => {
  const { definition } = FORM;
  const values = { A: { v: '1' }, S: { v: '2' }, C: { v: '1' }, 'rows/r1/X': { v: '1' } };

  it('is everything but what is calculated for the form, and a section in all its rows', () => {
    const paths = [...Object.keys(values), '@section/more'];
    expect(pathsUnder(definition, paths, '@form')).toEqual(['A', 'C', 'rows/r1/X', '@section/more']);
    expect(pathsUnder(definition, paths, '@section/main')).toEqual(['A']);
    expect(pathsUnder(definition, paths, '@section/rows')).toEqual(['rows/r1/X']);
  });

  it('contradicts it', () => {
    expect(contradictions(definition, { ...values, '@section/more': NOT_DONE })).toEqual([
      { mark: '@section/more', said: NOT_DONE, paths: ['C'] },
    ]);
    expect(contradictions(definition, { A: { v: '1' }, '@section/more': NOT_DONE })).toEqual([]);
  });

  it('may be what is not to be absent', () => {
    const needed = new Set(['C']);
    expect(marksOver(definition, { '@section/more': NOT_DONE }, needed)).toEqual(['@section/more']);
    expect(marksOver(definition, { '@form': NOT_DONE }, needed)).toEqual(['@form']);
    expect(marksOver(definition, { '@section/main': NOT_DONE }, needed)).toEqual([]);
  });
});
