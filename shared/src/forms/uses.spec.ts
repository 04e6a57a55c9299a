import fc from 'fast-check';
import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { compileForm } from './compile.js';
import type { FormDefinition, UseDefinition } from './definition.js';
import { evaluateForm, reevaluate } from './evaluate.js';
import type { FormContext } from './evaluation.js';
import { lintForm } from './lint.js';
import { outsideInUse } from './outside.js';
import { testCheck, testForm, testItem } from './support/test-form.js';
import { ageOn, type OutsideValue, type OutsideValues } from './uses.js';
import type { FormValues } from './value.js';

const day = requireCalendarDay;

function value(held: OutsideValue['value'], on: string | null = null): OutsideValue {
  const known = on === null ? null : day(on);
  return { value: held, text: String(held), label: 'x', day: known, form: 'Other', visit: null };
}

const USES: readonly UseDefinition[] = [
  { name: 'sex', type: 'text', from: { fact: 'sex' } },
  { name: 'age', type: 'number', from: { ageAt: 'ON', bareYear: 'most' } },
  { name: 'last', day: 'lastOn', type: 'number', from: { previous: 'N' } },
];
const FORM: FormDefinition = {
  ...testForm(
    [
      testItem('RATE', 'decimal', { calculate: "sex == 'F' ? age * 2 : age", required: false }),
      testItem('ON', 'day'),
      testItem('N', 'decimal'),
      testItem('FEMALE', 'text', { visible: "sex == 'F'" }),
    ],
    { checks: [testCheck('DROP', 'N < last && daysBetween(lastOn, ON) < 30', ['N'], 'soft')] },
  ),
  uses: USES,
};
const form = compileForm(FORM);
const outside: OutsideValues = {
  sex: [value('F')],
  age: [value('1960')],
  last: [value('8', '2026-11-10'), value('4', '2026-10-20')],
};
const context: FormContext = { today: day('2026-11-21'), outside };
const typed = (on: string, n = '5'): FormValues => ({ ON: { v: on }, N: { v: n } });
const found = (values: FormValues, around: FormContext): readonly string[] =>
  evaluateForm(form, values, around)
    .findings.filter(({ kind }) => kind !== 'required')
    .map(({ check }) => check);

describe('names from outside a form', () => {
  it('are read by calculations, visibility and checks, and the own day decides which earlier value is meant', () => {
    const { values, visible } = evaluateForm(form, typed('2026-11-21'), context);
    expect(values['RATE']).toEqual({ v: '132' });
    expect(visible.has('FEMALE')).toBe(true);
    // On 21 November the last value is 8 of the 10th; on 5 November it was 4 of 20 October.
    expect(found(typed('2026-11-21'), context)).toEqual(['DROP']);
    expect(found(typed('2026-11-05'), context)).toEqual([]);
    expect(found(typed('2026-11-10', '3'), context)).toEqual(['DROP']);
  });

  it('can be the first or the least of all earlier values', () => {
    const taking = (take: 'first' | 'least', on: string): unknown => {
      const uses: readonly UseDefinition[] = [
        { name: 'kept', day: 'keptOn', type: 'number', from: { previous: 'N', take } },
      ];
      const items = [testItem('ON', 'day'), testItem('N', 'decimal')];
      const definition = { ...testForm(items), uses };
      expect(lintForm(definition)).toEqual([]);
      const known = ['2026-11-10 8', '2026-10-20 4', '2026-09-01 9'].map((told) => told.split(' '));
      const kept = known.map(([day = '', held = '']) => value(held, day));
      const { trace } = evaluateForm(compileForm(definition), typed(on), { ...context, outside: { kept } });
      return outsideInUse(compileForm(definition), trace).get('kept')?.operand;
    };
    expect(['2026-11-21', '2026-10-01', '2026-09-01'].map((on) => taking('first', on))).toEqual([
      '9',
      '9',
      null,
    ]);
    expect(['2026-11-21', '2026-10-20', '2026-09-01'].map((on) => taking('least', on))).toEqual([
      '4',
      '9',
      null,
    ]);
  });

  it.each([
    [['3', '<0.5', '2'], '<0.5'],
    // What is above 500 may not be the least beside 300; what is below 0.5 may lie above 0.3 or below.
    [['>500', '300'], '300'],
    [['<0.5', '0.3'], null],
    [['<0.5', '<0.5', '4'], '<0.5'],
    [['2', '2', '?'], '2'],
  ])('take of %j the least, %s, where the bounds tell it', (held, least) => {
    const from = { previous: 'N', take: 'least' } as const;
    const uses: readonly UseDefinition[] = [{ name: 'kept', type: 'number', from }];
    const definition = { ...testForm([testItem('ON', 'day'), testItem('N', 'decimal')]), uses };
    const kept = held.map((one, at) => value(one, `2026-11-${String(10 - at).padStart(2, '0')}`));
    const around = { ...context, outside: { kept } };
    const { trace } = evaluateForm(compileForm(definition), typed('2026-11-21'), around);
    expect(outsideInUse(compileForm(definition), trace).get('kept')?.operand).toBe(least);
  });

  it('wait while nothing is known of them, and an error is a finding', () => {
    const unknown = evaluateForm(form, typed('2026-11-21'), { today: context.today });
    expect(unknown.values['RATE']).toBeUndefined();
    expect(unknown.visible.has('FEMALE')).toBe(false);
    expect(found(typed('2026-11-21'), { today: context.today })).toEqual([]);
    expect(found(typed('2026-11-21'), { ...context, outside: { ...outside, last: [value('?')] } })).toEqual(
      [],
    );
    const wrong = { ...outside, sex: [value(true)] };
    expect(found(typed('2026-11-21'), { ...context, outside: wrong })).toContain('broken');
  });

  it('say where they come from', () => {
    const inUse = outsideInUse(form, evaluateForm(form, typed('2026-11-05'), context).trace);
    expect(inUse.get('last')?.from?.day).toBe('2026-10-20');
    expect(inUse.get('lastOn')?.operand).toBe('2026-10-20');
    expect(inUse.get('age')?.operand).toBe(66);
  });

  // Born in 2008: at most 17 in 2025, at most 18 in 2026.
  it('count an age on the day of the visit, or today, while the own day is empty and the form says so', () => {
    const age = { name: 'age', type: 'number', from: { ageAt: 'ON', bareYear: 'most' } } as const;
    const ageOf = (use: UseDefinition, values: FormValues, visitDay: CalendarDay | null) => {
      const around = { ...context, visitDay, outside: { age: [value('2008')] } };
      const compiled = compileForm({ ...testForm([testItem('ON', 'day')]), uses: [use] });
      return outsideInUse(compiled, evaluateForm(compiled, values, around).trace).get('age')?.operand;
    };
    const orVisit: UseDefinition = { ...age, from: { ...age.from, else: 'visit' } };
    expect(ageOf(orVisit, {}, day('2025-12-30'))).toBe(17);
    expect(ageOf(orVisit, {}, null)).toBe(18);
    expect(ageOf(orVisit, { ON: { v: '2026-01-02' } }, day('2025-12-30'))).toBe(18);
    expect(ageOf(age, {}, day('2025-12-30'))).toBeNull();
  });

  it('leave a completed form as it was, and tell what would come out now', () => {
    const kept: FormValues = { ...typed('2026-11-21', '9'), RATE: { v: '66' }, FEMALE: { v: 'x' } };
    const corrected = { ...outside, sex: [value('M')], age: [value('1961')] };
    const settled = evaluateForm(form, kept, { ...context, outside: corrected, isSettled: true });
    expect(settled.values).toMatchObject({ RATE: { v: '66' }, FEMALE: { v: 'x' } });
    expect(settled.findings.map(({ check, paths }) => [check, paths[0]])).toEqual([
      ['outside-changed', 'RATE'],
      ['outside-changed', 'FEMALE'],
    ]);
    expect(settled.findings[0]?.message).toContain('65');
    expect(evaluateForm(form, kept, { ...context, outside: corrected }).values['RATE']).toEqual({ v: '65' });
  });

  it('are evaluated again with what they depend on, as if all were evaluated', () => {
    const edits = fc.record({
      ON: fc.constantFrom('2026-11-21', '2026-11-05', '2026-10-01'),
      N: fc.constantFrom('3', '5', '9'),
      sex: fc.constantFrom('F', 'M', null),
      birth: fc.constantFrom('1960', '1960-11-10', null),
    });
    const told = (evaluation: ReturnType<typeof evaluateForm>): unknown => {
      const { trace: _trace, ...rest } = evaluation;
      return rest;
    };
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 5 }), (steps) => {
        let last = evaluateForm(form, {}, context);
        let before: FormValues = {};
        for (const { ON, N, sex, birth } of steps) {
          const known = {
            ...outside,
            sex: sex === null ? [] : [value(sex)],
            age: birth === null ? [] : [value(birth)],
          };
          const values = typed(ON, N);
          const around = { ...context, outside: known };
          const changed = Object.keys(values).filter((path) => before[path] !== values[path]);
          last = reevaluate(form, last, values, changed, around);
          before = values;
          expect(told(last)).toEqual(told(evaluateForm(form, values, around)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

it.each([
  // Born on 22 November 2008: of age on the 22nd, not on the 21st.
  ['2008-11-22', '2026-11-21', 'pending', 17],
  ['2008-11-22', '2026-11-22', 'pending', 18],
  // On 29 February there is no birthday in 2026 before 1 March.
  ['2008-02-29', '2026-02-28', 'pending', 17],
  ['2008-02-29', '2026-03-01', 'pending', 18],
  ['2008', '2026-11-21', 'pending', null],
  ['2008', '2026-11-21', 'least', 17],
  ['2008', '2026-11-21', 'most', 18],
  ['2030', '2026-11-21', 'most', null],
] as const)('somebody born %s is on %s, a bare year read as %s, %s years old', (birth, on, bare, age) => {
  expect(ageOn(birth, day(on), bare)).toBe(age);
});

describe('the linter of a form', () => {
  const faults = (use: unknown): readonly string[] =>
    lintForm({
      ...FORM,
      sections: testForm([testItem('ON', 'day'), testItem('N', 'decimal')]).sections,
      checks: [],
      uses: [use],
    }).map(({ pointer }) => pointer);
  it.each<[string, unknown, readonly string[]]>([
    ['a name in capitals', { name: 'SEX', type: 'text', from: { fact: 'sex' } }, ['/uses/0/name']],
    ['a name that is taken', { name: 'today', type: 'day', from: { fact: 'consent' } }, ['/uses/0/name']],
    ['no source', { name: 'a', type: 'text', from: {} }, ['/uses/0/from']],
    ['two sources', { name: 'a', type: 'text', from: { fact: 'x', previous: 'N' } }, ['/uses/0/from']],
    ['no item of a form', { name: 'a', type: 'text', from: { form: 'x', take: 'latest' } }, ['/uses/0/from']],
    [
      'a key of another source',
      { name: 'a', type: 'text', from: { fact: 'x', take: 'first' } },
      ['/uses/0/from/take'],
    ],
    [
      'an unknown own item',
      { name: 'a', type: 'number', from: { previous: 'NN' } },
      ['/uses/0/from/previous'],
    ],
    ['another type', { name: 'a', type: 'text', from: { previous: 'N' } }, ['/uses/0/from']],
    ['an age on a number', { name: 'a', type: 'number', from: { ageAt: 'N' } }, ['/uses/0/from/ageAt']],
    ['a unit of a text', { name: 'a', type: 'text', unit: 'kg', from: { fact: 'x' } }, ['/uses/0/unit']],
    [
      'an age of results that is no number',
      { name: 'a', type: 'text', from: { resultsForDose: 'age' } },
      ['/uses/0/from'],
    ],
    [
      'an age of results in another unit',
      { name: 'a', type: 'number', unit: 'mo', from: { resultsForDose: 'age' } },
      ['/uses/0/from/resultsForDose'],
    ],
    [
      'a planned route that is a number',
      { name: 'a', type: 'number', from: { planned: 'route' } },
      ['/uses/0/from'],
    ],
    [
      'a planned activity in another unit',
      { name: 'a', type: 'number', unit: 'mCi', from: { planned: 'activity' } },
      ['/uses/0/from/planned'],
    ],
    ['nothing where all is right', { name: 'a', type: 'number', from: { ageAt: 'ON' } }, []],
  ])('finds %s', (_, use, expected) => {
    expect(faults(use)).toEqual(expected);
  });

  it('finds an item that decides itself through a name from outside', () => {
    const definition = testForm([testItem('ON', 'day', { visible: 'age > 3' })]);
    const uses: UseDefinition[] = [{ name: 'age', type: 'number', from: { ageAt: 'ON' } }];
    expect(lintForm({ ...definition, uses })[0]?.sentence).toBe('what ON shows depends on ON itself');
  });
});
