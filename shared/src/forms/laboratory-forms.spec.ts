import { requireCalendarDay } from '../calendar/calendar-day.js';
import { parseChanges } from './changes.js';
import { compileForm } from './compile.js';
import { itemAt } from './compiled.js';
import { evaluateForm } from './evaluate.js';
import { operandOf } from './operands.js';
import { seedForm, seedForms } from './support/seed-forms.js';

const day = requireCalendarDay;
const tables = seedForms().filter(({ code }) => code === 'haematology' || code === 'chemistry');
const labelled = tables.map((form) => [`${form.code} ${form.version}`, form] as const);

/** Item, name of the value before, the value before; a value at the limit, one past it, and what is said of that one. */
type Limit = readonly [
  item: string,
  name: string,
  unit: string,
  before: string,
  at: string,
  past: string,
  words: string,
];

const LIMITS: Readonly<Record<'haematology' | 'chemistry', readonly Limit[]>> = {
  haematology: [
    ['HGB', 'haemoglobinBefore', 'g/dL', '12', '9', '8.9', '26 % lower than on 30 Oct 2026.'],
    ['WBC', 'whiteCellsBefore', '10*9/L', '6', '3', '2.9', '52 % lower than on 30 Oct 2026.'],
    ['NEUT', 'neutrophilsBefore', '10*9/L', '4', '2', '1.6', '60 % lower than on 30 Oct 2026.'],
    ['PLAT', 'plateletsBefore', '10*9/L', '210', '105', '80', '62 % lower than on 30 Oct 2026.'],
  ],
  chemistry: [
    ['CREAT', 'creatinineBefore', 'umol/L', '80', '120', '128', '60 % higher than on 30 Oct 2026.'],
    ['ALB', 'albuminBefore', 'g/L', '40', '28', '26', '35 % lower than on 30 Oct 2026.'],
  ],
};

describe.each(labelled)('%s beside the results before', (_, form) => {
  const compiled = compileForm(form);
  const limits = LIMITS[form.code === 'haematology' ? 'haematology' : 'chemistry'];

  it.each(limits)(
    'asks about %s past its limit, with the day',
    (item, name, unit, before, at, past, words) => {
      const on = day('2026-10-30');
      const outside = {
        [name]: [{ value: before, text: before, label: item, day: on, form: null, visit: null }],
      };
      const said = (v: string): readonly string[] =>
        evaluateForm(
          compiled,
          { LBDAT: { v: '2026-11-20' }, [item]: { v, unit } },
          { today: day('2026-11-21'), visitDay: day('2026-11-20'), visitCode: 'W4', outside },
        )
          .findings.filter(({ kind }) => kind === 'soft')
          .map(({ message }) => message);
      expect(said(at)).toEqual([]);
      expect(said(past)).toEqual([words]);
    },
  );
});

// Swedish laboratories report enzymes in µkat/L (1 µkat/L is 60 U/L), American ones bilirubin with two decimals.
const REPORTED = [
  ['chemistry', 'ALP', '1.75', 'ukat/L', '105'],
  ['chemistry', 'GGT', '0.65', 'ukat/L', '39'],
  ['chemistry', 'LDH', '3.50', 'ukat/L', '210'],
  ['chemistry', 'BILI', '0.62', 'mg/dL', '10.60448'],
  ['chemistry', 'K', '4.12', 'mmol/L', '4.12'],
  ['chemistry', 'CGA', '45.6', 'ug/L', '45.6'],
  ['haematology', 'RETI', '45.3', '10*9/L', '45.3'],
] as const;

describe.each(labelled)('%s takes what a laboratory reports', (_, form) => {
  const compiled = compileForm(form);
  it.each(REPORTED.filter(([code]) => code === form.code))(
    '%s %s %s %s',
    (_code, item, v, unit, canonical) => {
      expect(parseChanges(compiled, { [item]: { v, unit } }, { today: day('2026-11-21') })).toMatchObject({
        problems: [],
        changes: { [item]: { v, unit } },
      });
      const definition = itemAt(compiled, item)?.definition;
      expect(definition && String(operandOf(definition, { v, unit }))).toBe(canonical);
    },
  );
});

it('takes an SUVmax with two decimals: 2.34 is above 2.3', () => {
  const pet = compileForm(seedForm('sstr-pet'));
  expect(parseChanges(pet, { SUVMAX: { v: '2.34' } }, { today: day('2026-11-21') }).problems).toEqual([]);
});
