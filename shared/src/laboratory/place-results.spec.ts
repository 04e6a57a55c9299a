import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from '../forms/compile.js';
import type { FormDefinition, ItemDefinition } from '../forms/definition.js';
import type { FormValues } from '../forms/value.js';
import { text } from '../study/words.js';
import { placeResults, type Placing, type ResultForm } from './place-results.js';
import { readResultRows } from './result-rows.js';

const quantity = (code: string, label: string, units: readonly string[]): ItemDefinition => ({
  code,
  label,
  type: 'quantity',
  units,
  factors: Object.fromEntries(units.slice(1).map((unit) => [unit, 0.1])),
  decimals: 1,
  min: 0,
  analyte: code,
});
const definition = (name: string, items: readonly ItemDefinition[]): FormDefinition => ({
  format: 'lutetia-form/1',
  code: name.toLowerCase(),
  version: '1',
  name,
  codelists: {},
  checks: [],
  sections: [
    {
      code: 'sample',
      name: 'Sample',
      items: [
        { code: 'LBDAT', label: 'Sample date', type: 'day' },
        { code: 'LBTIM', label: 'Sample time', type: 'time', required: false },
        { code: 'LBNAM', label: 'Laboratory', type: 'text', required: false },
      ],
    },
    { code: 'results', name: 'Results', layout: 'laboratory', items },
  ],
});
const BLOOD = compileForm(
  definition('Blood', [
    quantity('HGB', 'Haemoglobin', ['g/dL', 'g/L']),
    quantity('PLAT', 'Platelets', ['10*9/L']),
  ]),
);
const KIDNEY = compileForm(definition('Kidney', [quantity('CREAT', 'Creatinine', ['umol/L'])]));

const HEAD = 'participant,day,time,analyte,value,unit,laboratory';
const of = (
  form: ResultForm['form'],
  day: string,
  values: FormValues = {},
  isComplete = false,
): ResultForm => ({
  id: `${text(form.definition.name)} ${day}`,
  form,
  values,
  isComplete,
  visit: { name: 'Labs', day: requireCalendarDay(day) },
});
function place(lines: readonly string[], forms: readonly ResultForm[]): Placing {
  const reading = readResultRows([HEAD, ...lines].join('\n'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return placeResults(reading.rows, forms);
}
const faults = (lines: readonly string[], forms: readonly ResultForm[]): readonly string[] =>
  place(lines, forms).faults.map(({ line, message }) => `${line}: ${message}`);

describe('a file of results', () => {
  it('is read whole: every fault of a line at once', () => {
    const wrong = [
      '1,2026-02-30,,HGB,11,g/dL,',
      '1,2026-02-03,25:00,HGB,11,g/dL,',
      '1,2026-02-03,,HGB,low,g/dL,',
      ',2026-02-03,,HGB,1,g/dL,',
    ];
    const reading = readResultRows([HEAD, ...wrong].join('\n'));
    expect(reading.ok ? [] : reading.faults.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(readResultRows([HEAD, ...wrong, '1,2026-02-03,,HGB,11,g/dL,'].join('\n')).rows).toMatchObject([
      { line: 6 },
    ]);
    expect(readResultRows('participant;day;analyte;value\n')).toMatchObject({
      faults: [{ line: 1, message: expect.stringContaining('unit') as string }],
    });
    const many = Array.from({ length: 101 }, (_, one) => `${one},2026-02-03,,HGB,11,g/dL,`);
    expect(readResultRows([HEAD, ...many].join('\n')).ok).toBe(false);
    expect(readResultRows('participant;day;analyte;value;unit\n1;2026-02-03;HGB;11,4;g/dL')).toMatchObject({
      rows: [{ value: '11.4', time: null, laboratory: null }],
    });
  });

  it('fills the one form of the day that asks for the analyte, with day, time and laboratory of the sample', () => {
    const { filled, faults } = place(
      [
        '7,2026-02-03,8:40,HGB,114,g/L,City',
        '7,2026-02-03,8:40,PLAT,<5,G/L,City',
        '7,2026-02-03,,CREAT,80,µmol/L,',
      ],
      [of(BLOOD, '2026-02-03'), of(BLOOD, '2026-03-03'), of(KIDNEY, '2026-02-03')],
    );
    expect(faults).toEqual([]);
    expect(filled.map(({ target, changes }) => [target.id, changes])).toEqual([
      [
        'Blood 2026-02-03',
        {
          LBDAT: { v: '2026-02-03' },
          LBTIM: { v: '08:40' },
          LBNAM: { v: 'City' },
          HGB: { v: '114', unit: 'g/L' },
          PLAT: { v: '<5', unit: '10*9/L' },
        },
      ],
      ['Kidney 2026-02-03', { LBDAT: { v: '2026-02-03' }, CREAT: { v: '80', unit: 'umol/L' } }],
    ]);
  });

  it('knows an analyte by its name on the form, and says of an unknown one that no form asks for it', () => {
    const forms = [of(BLOOD, '2026-02-03')];
    expect(place(['7,2026-02-03,,haemoglobin,11,g/dL,'], forms).filled[0]?.changes).toMatchObject({
      HGB: { v: '11' },
    });
    expect(faults(['7,2026-02-03,,HBA1C,5,%,'], forms)).toEqual([
      '2: No form of 7 asks for HBA1C. An analyte goes by its code or its name on the form.',
    ]);
  });

  it('follows the day of the sample where the form says one, not that of its visit', () => {
    const earlier = of(BLOOD, '2026-02-03', { LBDAT: { v: '2026-02-01' } });
    expect(place(['7,2026-02-01,,HGB,11,g/dL,'], [earlier]).filled[0]?.changes).toEqual({
      HGB: { v: '11', unit: 'g/dL' },
    });
    expect(faults(['7,2026-02-03,,HGB,11,g/dL,'], [earlier])).toEqual([
      '2: No form of 7 asks for HGB on 3 Feb 2026. Days with one: 1 Feb 2026.',
    ]);
    // A day still to come can hold no result.
    const later = of(BLOOD, '2026-03-03', {});
    const reading = readResultRows(`${HEAD}\n7,2026-02-04,,HGB,11,g/dL,`);
    if (!reading.ok) throw new Error('the line is not read');
    const placing = placeResults(reading.rows, [earlier, later], requireCalendarDay('2026-02-05'));
    expect(placing.faults[0]?.message).toBe(
      'No form of 7 asks for HGB on 4 Feb 2026. Days with one: 1 Feb 2026.',
    );
  });

  it('changes nothing that stands there: the same is told so, another value is a fault', () => {
    const stands = { LBDAT: { v: '2026-02-03' }, HGB: { v: '11.0', unit: 'g/dL' } };
    for (const isComplete of [false, true]) {
      const { filled } = place(['7,2026-02-03,,HGB,11,g/dL,'], [of(BLOOD, '2026-02-03', stands, isComplete)]);
      expect(filled).toMatchObject([{ changes: {}, results: [{ effect: 'same' }] }]);
    }
    expect(faults(['7,2026-02-03,,HGB,12,g/dL,'], [of(BLOOD, '2026-02-03', stands)])).toEqual([
      '2: Haemoglobin of 3 Feb 2026 holds 11.0 g/dL already. Correct it on the form.',
    ]);
    expect(faults(['7,2026-02-03,,PLAT,12,G/L,'], [of(BLOOD, '2026-02-03', stands, true)])).toEqual([
      '2: Labs, Blood is complete. Enter Platelets there, with its reason.',
    ]);
    const marked = { HGB: { absent: 'not-done' } } as const;
    expect(faults(['7,2026-02-03,,HGB,12,g/dL,'], [of(BLOOD, '2026-02-03', marked)])[0]).toMatch(/Not done/u);
  });

  it('names what it cannot place: two forms, a result twice, units, another time or laboratory', () => {
    const blood = of(BLOOD, '2026-02-03');
    const row = '7,2026-02-03,,HGB,11,g/dL,';
    expect(faults([row], [blood, of(BLOOD, '2026-02-03')])[0]).toMatch(/^2: More than one form/u);
    expect(faults([row, row], [blood])).toEqual(['3: Haemoglobin of this form is in line 2 already.']);
    expect(faults(['7,2026-02-03,,HGB,11,,'], [blood])).toEqual([
      '2: Haemoglobin is measured in g/dL or g/L.',
    ]);
    expect(faults(['7,2026-02-03,,HGB,11.25,g/dL,'], [blood])).toEqual([
      '2: Haemoglobin has at most 1 decimal.',
    ]);
    expect(
      faults(['7,2026-02-03,08:00,HGB,11,g/dL,City', '7,2026-02-03,09:00,PLAT,9,G/L,Town'], [blood]),
    ).toEqual([
      '3: Sample time of this form is 08:00 already, and 09:00 here.',
      '3: Laboratory of this form is City already, and Town here.',
    ]);
    const marked = of(BLOOD, '2026-02-03', { LBNAM: { absent: 'unknown' } });
    expect(faults(['7,2026-02-03,,HGB,11,g/dL,City'], [marked])[0]).toMatch(
      /Laboratory of this form is marked/u,
    );
  });
});
