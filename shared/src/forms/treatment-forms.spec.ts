import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import type { CompiledForm } from './compiled.js';
import { evaluateForm } from './evaluate.js';
import type { FormEvaluation } from './evaluation.js';
import { seedForm } from './support/seed-forms.js';
import type { OutsideValue, OutsideValues } from './uses.js';
import type { FormValues } from './value.js';

const DAY = '2026-11-20';
const today = requireCalendarDay('2026-11-21');
const visitDay = requireCalendarDay(DAY);

const quantity = (v: string, unit: string): FormValues[string] => ({ v, unit });
const at = (time: string): string => `${DAY}T${time}+01:00`;
const known = (value: string): readonly OutsideValue[] => [
  { value, text: value, label: 'Elsewhere', day: visitDay, form: null, visit: null },
];
const outsideOf = (values: Readonly<Record<string, string>>): OutsideValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, known(value)]));

function evaluated(
  form: CompiledForm,
  values: FormValues,
  outside: Readonly<Record<string, string>>,
): FormEvaluation {
  return evaluateForm(form, values, { today, visitDay, outside: outsideOf(outside) });
}

const firing = ({ findings }: FormEvaluation): readonly string[] =>
  findings
    .filter(({ kind }) => kind !== 'required')
    .map(({ check }) => check)
    .sort();

describe('capecitabine', () => {
  const form = compileForm(seedForm('capecitabine'));
  const prescribed = (mg: string): FormValues => ({ CAPOCCUR: { v: 'Y' }, CAPDOSE: quantity(mg, 'mg') });

  // 80 kg and 180 cm are 2.00 m2 after Mosteller; 60 kg and 165 cm are the root of 2.75, 1.66 m2, and 2736 mg a day.
  it.each([
    ['80', '180', '1660', ['2.00', '1650', '830']],
    ['60', '165', '1350', ['1.66', '1368', '814']],
  ])('for %s kg and %s cm is calculated by surface', (weight, height, mg, expected) => {
    const { values } = evaluated(form, prescribed(mg), { weight, height });
    expect([values['CAPBSA'], values['CAPDUE'], values['CAPPERM2']]).toEqual([
      quantity(expected[0] ?? '', 'm2'),
      quantity(expected[1] ?? '', 'mg'),
      quantity(expected[2] ?? '', 'mg/m2'),
    ]);
  });

  it('has no surface where no height is known, and no finding', () => {
    const evaluation = evaluated(form, prescribed('5000'), { weight: '80' });
    expect(evaluation.values['CAPBSA']).toBeUndefined();
    expect(firing(evaluation)).toEqual([]);
  });

  // On 2.00 m2 742.5 mg/m2 are 1485 mg, and 907.5 are 1815. A partial deficiency: EMA/229267/2020.
  it.each([
    ['1485', 'NORMAL', []],
    ['1484', 'NORMAL', ['CAP-DOSE']],
    ['1815', 'NORMAL', []],
    ['1816', 'NORMAL', ['CAP-DOSE']],
    ['1485', 'PARTIAL', []],
    ['1486', 'PARTIAL', ['CAP-DPD']],
    ['1000', 'PARTIAL', []],
    ['1000', 'COMPLETE', ['CAP-DOSE', 'CAP-DPD']],
    ['1650', 'COMPLETE', ['CAP-DPD']],
  ])('of %s mg with a DPD test of %s finds %j', (mg, dpd, expected) => {
    expect(firing(evaluated(form, prescribed(mg), { weight: '80', height: '180', dpd }))).toEqual(expected);
  });

  it('asks for its dose by surface where no DPD test is known', () => {
    expect(firing(evaluated(form, prescribed('1484'), { weight: '80', height: '180' }))).toEqual([
      'CAP-DOSE',
    ]);
  });
});

describe('capecitabine taken', () => {
  const form = compileForm(seedForm('capecitabine-taken'));
  const last = { dispensed500: '84', dispensed150: '0', singleDose: '1500', days: '14' };
  const left = (tablets: string, missed: string, change = 'NONE'): FormValues => ({
    CAPADJ: { v: change },
    CAPMISS: { v: missed },
    CAPRETYN: { v: 'Y' },
    CAPR500: { v: tablets },
    CAPR150: { v: '0' },
  });

  // 28 doses of 1500 mg are 42,000 mg in 84 tablets; a tenth is 4200 mg, 8.4 tablets.
  it.each([
    ['0', '0', 'NONE', []],
    ['8', '0', 'NONE', []],
    ['9', '0', 'NONE', ['CAPT-COUNT']],
    ['9', '3', 'NONE', []],
    ['0', '3', 'NONE', ['CAPT-COUNT']],
    ['40', '0', 'STOPPED', []],
    ['84', '28', 'NONE', []],
    ['85', '28', 'NONE', ['CAPT-MORE']],
  ])('with %s tablets left and %s doses missed (%s) finds %j', (tablets, missed, change, expected) => {
    expect(firing(evaluated(form, left(tablets, missed, change), last))).toEqual(expected);
  });

  it('is counted by the tablets', () => {
    expect(evaluated(form, left('6', '2'), last).values['CAPTAKEN']).toEqual(quantity('39000', 'mg'));
  });
});

describe('the activity by its readings', () => {
  const received = compileForm(seedForm('radiopharmaceutical'));
  const rest = compileForm(seedForm('unused-dose'));
  const readings = (calibrated: string, measured: string): FormValues => ({
    DACALACT: quantity(calibrated, 'GBq'),
    DACALDTC: { v: at('08:00') },
    DARELYN: { v: 'Y' },
    DAMEAS: quantity(measured, 'GBq'),
    DAMEADTC: { v: at('11:30') },
  });

  // 10 GBq are 9.849 three and a half hours later: 8.864 to 10.834 are within 10 %.
  it.each([
    ['9.849', []],
    ['8.865', []],
    ['8.863', ['DA-DECAY']],
    ['10.833', ['DA-MEASURED']],
    ['10.835', ['DA-DECAY', 'DA-MEASURED']],
  ])('10 GBq at calibration and %s GBq measured find %j', (measured, expected) => {
    const evaluation = evaluated(received, readings('10', measured), {});
    expect(evaluation.values['DAEXPACT']).toEqual(quantity('9.849', 'GBq'));
    expect(firing(evaluation)).toEqual(expected);
  });

  const dose = { measured: '7.6', measuredAt: at('08:00'), startedAt: at('10:30') };
  const left: FormValues = {
    DARETYN: { v: 'Y' },
    DARETACT: quantity('120', 'MBq'),
    DARETDTC: { v: at('11:30') },
  };

  // 7.6 GBq two and a half hours before are 7.518 at the start, and 7.894 with 5 %.
  it.each([
    ['7.4', 'LU-1', []],
    ['7.89', 'LU-1', []],
    ['7.9', 'LU-1', ['EX-ABOVE-RELEASED']],
    ['7.4', 'LU-2', ['EX-LOT']],
  ])('released beside %s GBq given of lot %s finds %j', (given, lot, expected) => {
    const values: FormValues = {
      EXOCCUR: { v: 'Y' },
      EXSTDTC: { v: dose.startedAt },
      EXDOSE: quantity(given, 'GBq'),
      EXLOT: { v: lot },
    };
    const released = { released: 'LU-1', measured: dose.measured, measuredAt: dose.measuredAt };
    for (const form of ['administration', 'administration-hepatic', 'administration-dotatoc'])
      expect(firing(evaluated(compileForm(seedForm(form)), values, released))).toEqual(expected);
    // Nothing was released for this visit, so far as anybody has said.
    expect(firing(evaluated(compileForm(seedForm('administration')), values, {}))).toEqual([]);
  });

  it('is taken to the start of the infusion, less what is left taken back to it', () => {
    const { values } = evaluated(rest, left, dose);
    // 7.6 GBq lose two and a half hours; 0.12 GBq gain one.
    expect(values['DASTACT']).toEqual(quantity('7.518', 'GBq'));
    expect(values['DAGIVEN']).toEqual(quantity('7.397', 'GBq'));
    const none = evaluated(rest, { DARETYN: { v: 'N' } }, dose);
    expect(none.values['DAGIVEN']).toEqual(quantity('7.518', 'GBq'));
  });

  it('is not worked out from the readings of another day', () => {
    const before = { ...dose, startedAt: '2026-09-20T10:30+02:00' };
    expect(evaluated(rest, left, before).values['DAGIVEN']).toBeUndefined();
  });

  // 7.397 GBq are 5 % above 7.045 GBq and 5 % below 7.786.
  it.each([
    ['7.4', []],
    ['7.05', []],
    ['7.04', ['DU-GIVEN']],
    ['7.78', []],
    ['7.79', ['DU-GIVEN']],
  ])('and %s GBq recorded as given find %j', (recorded, expected) => {
    expect(firing(evaluated(rest, left, { ...dose, recorded }))).toEqual(expected);
  });
});

// 24 hours before each dose: Lutathera product information; ClinicalTrials.gov NCT04544098. The dose is on 20 November, 10:30.
describe('short-acting octreotide before a dose', () => {
  const form = compileForm(seedForm('somatostatin-analogue'));
  const taken = (last: string, outside: Readonly<Record<string, string>>): readonly string[] =>
    firing(evaluated(form, { SSASYN: { v: 'Y' }, SSASDTC: { v: last } }, outside));

  it.each([
    ['2026-11-19T10:30+01:00', []],
    ['2026-11-19T10:31+01:00', ['SSA-SHORT']],
    ['2026-11-19T23:00+01:00', ['SSA-SHORT']],
    ['2026-11-18T22:00+01:00', []],
  ])('of %s counts by the hour', (last, checks) => {
    expect(taken(last, { doseStart: at('10:30') })).toEqual(checks);
  });

  it('counts by the day while the dose is not recorded', () => {
    expect(taken('2026-11-19T23:00+01:00', {})).toEqual([]);
    expect(taken(at('00:01'), {})).toEqual(['SSA-SHORT']);
  });
});
