import { requireCalendarDay } from '../calendar/calendar-day.js';
import { checkWords } from './check-message.js';
import { compileForm, lintForm } from './compile.js';
import type { EditCheckDefinition } from './definition.js';
import { evaluateForm, reevaluate } from './evaluate.js';
import { testForm, testItem } from './support/test-form.js';
import type { FormValues } from './value.js';

const FALL: EditCheckDefinition = {
  code: 'FALL',
  kind: 'soft',
  when: 'LYM < LAST * 0.7 || GIVEN',
  items: ['LYM'],
  message: {
    en: '{round((1 - LYM / LAST) * 100, 0)} % lower than on {DAY}: {value} after {LAST}.',
    fr: '{round((1 - LYM / LAST) * 100, 0)} % de moins que le {DAY} : {value} après {LAST}.',
  },
  rule: 'More than 30 % lower is unusual.',
};
const form = (check: EditCheckDefinition) =>
  testForm(
    [
      testItem('LYM', 'quantity', { units: ['10*9/L'] }),
      testItem('LAST', 'decimal', { required: false }),
      testItem('DAY', 'day', { required: false }),
      testItem('GIVEN', 'yes-no', { required: false }),
      testItem('NOTE', 'text', { required: false }),
    ],
    { checks: [check] },
  );
const today = requireCalendarDay('2026-11-21');
const values: FormValues = {
  LYM: { v: '0.62', unit: '10*9/L' },
  LAST: { v: '0.91' },
  DAY: { v: '2024-05-22' },
};
const said = (check: EditCheckDefinition, over: FormValues, language = 'en'): string | undefined =>
  evaluateForm(compileForm(form(check)), over, { today, language }).findings.find(
    ({ kind }) => kind === 'soft',
  )?.message;

describe('the message of a check', () => {
  // 1 - 0.62 / 0.91 = 0.3187
  it('says values and what is worked out of them, in the language asked for', () => {
    expect(said(FALL, values)).toBe('32 % lower than on 22 May 2024: 0.62 10⁹/L after 0.91.');
    expect(said(FALL, values, 'fr')).toBe('32 % de moins que le 22 mai 2024 : 0,62 10⁹/L après 0,91.');
    expect(said(FALL, values, 'de')).toBe(said(FALL, values));
  });

  it('leaves a dash where nothing is known', () => {
    const { LYM } = values;
    expect(said(FALL, { ...(LYM === undefined ? {} : { LYM }), GIVEN: { v: 'Y' } })).toBe(
      '– % lower than on –: 0.62 10⁹/L after –.',
    );
  });

  it('follows what it says when only that changes', () => {
    const compiled = compileForm(form(FALL));
    const before = evaluateForm(compiled, values, { today });
    const after = reevaluate(compiled, before, { ...values, DAY: { v: '2024-05-23' } }, ['DAY']);
    expect(after.findings.map(({ message }) => message)).toContain(
      '32 % lower than on 23 May 2024: 0.62 10⁹/L after 0.91.',
    );
  });

  it('says values from outside the form, and their day', () => {
    const { LYM } = values;
    const outside = {
      before: [
        {
          value: 0.91,
          text: '0.91 10*9/L',
          label: 'Lymphocytes',
          day: requireCalendarDay('2024-05-22'),
          form: null,
          visit: null,
        },
      ],
    };
    const definition = {
      ...testForm([testItem('LYM', 'quantity', { units: ['10*9/L'] }), testItem('SAMPLED', 'day')], {
        checks: [
          {
            ...FALL,
            when: 'LYM < before * 0.7',
            message:
              '{round((1 - LYM / before) * 100, 0)} % lower than on {beforeOn}: {value} after {before}.',
          },
        ],
      }),
      uses: [
        { name: 'before', day: 'beforeOn', type: 'number', unit: '10*9/L', from: { previous: 'LYM' } },
      ] as const,
    };
    const found = evaluateForm(
      compileForm(definition),
      { ...(LYM === undefined ? {} : { LYM }), SAMPLED: { v: '2024-06-10' } },
      { today, outside },
    );
    expect(found.findings.map(({ message }) => message)).toEqual([
      '32 % lower than on 22 May 2024: 0.62 10⁹/L after 0.91.',
    ]);
  });

  it('is told by its rule where there is no form to read values from', () => {
    expect(checkWords(FALL)).toBe('More than 30 % lower is unusual.');
    expect(checkWords({ ...FALL, message: 'Low.' })).toBe('Low.');
  });

  it.each<[string, Partial<EditCheckDefinition>, string]>([
    ['a name there is not', { message: { en: '{LYN} is low', fr: 'bas' } }, '/checks/0/message/en'],
    ['what is no expression', { message: 'Fell by {LYM -}' }, '/checks/0/message'],
    ['nothing', { message: 'Fell by {}' }, '/checks/0/message'],
  ])('cannot ask for %s', (_what, over, pointer) => {
    expect(lintForm(form({ ...FALL, ...over })).map((fault) => fault.pointer)).toContain(pointer);
  });

  it('needs its rule in words once it says values', () => {
    const { rule: _, ...bare } = FALL;
    expect(lintForm(form(bare))).toMatchObject([{ pointer: '/checks/0' }]);
  });
});
