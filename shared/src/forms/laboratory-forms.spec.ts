import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { evaluateForm } from './evaluate.js';
import { seedForms } from './support/seed-forms.js';

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
