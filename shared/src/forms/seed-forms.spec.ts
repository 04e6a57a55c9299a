import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { evaluateForm } from './evaluate.js';
import { lintForm } from './lint.js';
import { plannedActivity } from './support/planned-activity.js';
import { oneLanguageOnly } from './support/one-language-only.js';
import { seedForm, seedForms } from './support/seed-forms.js';
import type { FormValues } from './value.js';

const context = {
  today: requireCalendarDay('2026-11-21'),
  visitDay: requireCalendarDay('2026-11-20'),
  visitCode: 'SCR',
  outside: plannedActivity(7.4),
};

function firing(code: string, values: FormValues): readonly string[] {
  const { findings } = evaluateForm(compileForm(seedForm(code)), values, context);
  return findings.filter((finding) => finding.kind !== 'required').map((finding) => finding.check);
}

const quantity = (v: string, unit: string): FormValues[string] => ({ v, unit });

describe('the form library', () => {
  it.each(seedForms().map((form) => [form.code, form] as const))('%s has no fault', (_, form) => {
    expect(lintForm(form)).toEqual([]);
  });

  it.each(seedForms().map((form) => [form.code, form] as const))(
    '%s speaks English and French throughout',
    (_, form) => {
      expect(oneLanguageOnly(form)).toEqual([]);
    },
  );

  it.each(seedForms().map((form) => [form.code, form] as const))(
    'every check of %s says where it comes from',
    (_, form) => {
      expect(form.checks.filter((check) => (check.source ?? '') === '')).toEqual([]);
    },
  );

  it.each(seedForms().map((form) => [form.code, form] as const))(
    'an empty %s has nothing but empty items to point at',
    (_, form) => {
      const { findings } = evaluateForm(compileForm(form), {}, context);
      expect(findings.filter((finding) => finding.kind !== 'required')).toEqual([]);
    },
  );

  it.each<[string, string, FormValues, readonly string[]]>([
    [
      'haemoglobin of 8 g/dL does not enter',
      'haematology',
      { HGB: quantity('8.0', 'g/dL') },
      ['LB-HGB-ENTRY'],
    ],
    ['80 g/L is 8 g/dL', 'haematology', { HGB: quantity('80', 'g/L') }, ['LB-HGB-ENTRY']],
    // 5 mmol/L x 1.6114 = 8.057 g/dL
    ['5 mmol/L of haemoglobin enters', 'haematology', { HGB: quantity('5.0', 'mmol/L') }, []],
    ['4.9 mmol/L does not', 'haematology', { HGB: quantity('4.9', 'mmol/L') }, ['LB-HGB-ENTRY']],
    // The paper prints 1500/mm3 and 80,000/mm3 as the least.
    ['1500 neutrophils/mm3 enter', 'haematology', { NEUT: quantity('1500', '/mm3') }, []],
    ['1499 do not', 'haematology', { NEUT: quantity('1499', '/mm3') }, ['LB-NEUT-ENTRY']],
    ['80000 platelets/mm3 enter', 'haematology', { PLAT: quantity('80000', '/mm3') }, []],
    ['79 x 10^9/L do not', 'haematology', { PLAT: quantity('79', '10*9/L') }, ['LB-PLAT-ENTRY']],
    [
      'more neutrophils than white cells',
      'haematology',
      { WBC: quantity('2', '10*9/L'), NEUT: quantity('3', '10*9/L') },
      ['LB-NEUTROPHILS'],
    ],
    [
      'diastolic above systolic',
      'vital-signs',
      { SYSBP: quantity('80', 'mm[Hg]'), DIABP: quantity('81', 'mm[Hg]') },
      ['VS-PRESSURE-ORDER'],
    ],
    ['a weight of 34.9 kg', 'vital-signs', { WEIGHT: quantity('34.9', 'kg') }, ['VS-WEIGHT']],
    ['weights of 35 and 180 kg', 'vital-signs', { WEIGHT: quantity('180', 'kg') }, []],
    // 7.4 - 0.74 = 6.66
    [
      '6.66 GBq',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('6.66', 'GBq'), EXADJ: { v: 'NONE' } },
      [],
    ],
    [
      '6.65 GBq',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('6.65', 'GBq'), EXADJ: { v: 'NONE' } },
      ['EX-ACTIVITY'],
    ],
    // Ten and a thousand times 7.4 GBq: a slip of the point, and MBq typed as GBq. Before the reason of a change is given.
    [
      '74 GBq',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('74', 'GBq') },
      ['EX-ACTIVITY-IMPOSSIBLE'],
    ],
    [
      '7400 GBq',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('7400', 'GBq') },
      ['EX-ACTIVITY-IMPOSSIBLE'],
    ],
    ['7400 MBq', 'administration', { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('7400', 'MBq') }, []],
    [
      '7.4 MBq',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('7.4', 'MBq') },
      ['EX-ACTIVITY-UNIT'],
    ],
    [
      '0.74 GBq',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('0.74', 'GBq') },
      ['EX-ACTIVITY-LOW'],
    ],
    [
      '3.7 GBq, the reduced dose',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('3.7', 'GBq') },
      [],
    ],
    ['consent a day after the visit', 'consent', { RFICDAT: { v: '2026-11-21' } }, ['ICF-AFTER-VISIT']],
    ['a birth in 2009, 17 years before', 'demography', { BRTHYR: { v: '2009' } }, ['DM-UNDER-18']],
    ['a birth in 2008, 18 years before', 'demography', { BRTHYR: { v: '2008' } }, []],
    ['a birth in 2027, next year', 'demography', { BRTHYR: { v: '2027' } }, ['DM-BORN-LATER', 'DM-UNDER-18']],
    // 200 mCi x 0.037 = 7.4 GBq
    [
      '200 mCi',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('200', 'mCi'), EXADJ: { v: 'NONE' } },
      [],
    ],
    [
      '3.7 GBq after a reduction',
      'administration',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('3.7', 'GBq'), EXADJ: { v: 'REDUCED' } },
      [],
    ],
    [
      'an infusion that ends before it starts, by the clock and the offset',
      'administration',
      {
        EXOCCUR: { v: 'Y' },
        EXSTDTC: { v: '2026-11-20T10:30+01:00' },
        EXENDTC: { v: '2026-11-20T10:00+02:00' },
      },
      ['EX-DURATION', 'EX-ORDER'],
    ],
    [
      'a withdrawal from nothing',
      'withdrawal',
      { WDTRT: { v: 'N' }, WDPROC: { v: 'N' }, WDCONT: { v: 'N' }, WDREC: { v: 'N' } },
      ['WD-NOTHING'],
    ],
    [
      'a new lesion without progression',
      'overall-response',
      { OVRLRESP: { v: 'SD' }, NEWLES: { v: 'Y' } },
      ['RS-NEW-LESION', 'RS-NEW-WHERE', 'RS-NOTHING-MEASURED'],
    ],
    ['three cycles of first PRRT', 'medical-history', { PRCYC: { v: '3' } }, ['MH-PRRT-CYCLES']],
    [
      'a last cycle in the same year as the first',
      'medical-history',
      { PRSTDAT: { v: '2019-11' }, PRENDAT: { v: '2019' } },
      [],
    ],
    [
      'a last cycle in the year before',
      'medical-history',
      { PRSTDAT: { v: '2019-11' }, PRENDAT: { v: '2018' } },
      ['MH-PRRT-ORDER'],
    ],
  ])('%s: %s %j finds %j', (_, code, values, expected) => {
    expect([...firing(code, values)].sort()).toEqual([...expected].sort());
  });

  // A value as it is usual, then the slips made with it: the unit, a factor of ten or a thousand, a lost comma.
  it.each<[string, string, string, string, readonly string[]]>([
    ['haematology', 'HGB', 'g/dL', '11.2', ['112', '1.1']],
    ['haematology', 'HCT', '%', '40', ['0.40', '4']],
    ['haematology', 'RBC', '10*12/L', '4.2', ['0.42']],
    ['haematology', 'WBC', '10*9/L', '5.8', ['58', '5800']],
    ['haematology', 'NEUT', '10*9/L', '3.1', ['3100']],
    ['haematology', 'NEUT', '/mm3', '3100', ['3.1']],
    ['haematology', 'LYM', '10*9/L', '1.5', ['1500']],
    ['haematology', 'LYM', '/mm3', '1500', ['1.5']],
    ['haematology', 'MONO', '10*9/L', '0.5', ['500']],
    ['haematology', 'EOS', '10*9/L', '0.2', ['200']],
    ['haematology', 'BASO', '10*9/L', '0.05', ['50']],
    ['haematology', 'PLAT', '10*9/L', '210', ['210000']],
    ['haematology', 'PLAT', '/mm3', '210000', ['210']],
    ['haematology', 'RETI', '10*9/L', '60', ['600', '1']],
    ['chemistry', 'CREAT', 'umol/L', '80', ['0.9', '800']],
    ['chemistry', 'EGFR', 'mL/min/{1.73_m2}', '75', ['7']],
    ['chemistry', 'UREA', 'mmol/L', '5.0', ['0.30', '300']],
    ['chemistry', 'BILI', 'umol/L', '12', ['0.7']],
    ['chemistry', 'ALT', 'U/L', '30', ['0.5']],
    ['chemistry', 'ALT', 'ukat/L', '0.5', ['30']],
    ['chemistry', 'AST', 'U/L', '30', ['0.5']],
    ['chemistry', 'ALP', 'U/L', '90', ['9']],
    ['chemistry', 'GGT', 'U/L', '40', ['1']],
    ['chemistry', 'ALB', 'g/L', '42', ['4.2']],
    ['chemistry', 'PROT', 'g/L', '72', ['7']],
    ['chemistry', 'NA', 'mmol/L', '140', ['14']],
    ['chemistry', 'K', 'mmol/L', '4.2', ['0.4']],
    ['chemistry', 'CA', 'mmol/L', '2.4', ['24', '9.6']],
    ['chemistry', 'LDH', 'U/L', '220', ['22']],
    ['chemistry', 'CGA', 'ug/L', '90', ['900000']],
    ['vital-signs', 'HEIGHT', 'cm', '172', ['1.72']],
    ['vital-signs', 'WEIGHT', 'kg', '71.5', ['7.1']],
    ['vital-signs', 'SYSBP', 'mm[Hg]', '120', ['12']],
    ['vital-signs', 'DIABP', 'mm[Hg]', '80', ['8']],
    ['vital-signs', 'PULSE', '/min', '68', ['6']],
    ['medical-history', 'KI67', '%', '5', ['0.5']],
    ['medical-history', 'PRCUMACT', 'GBq', '29.6', ['296', '800', '2.9']],
    ['medical-history', 'PRCUMACT', 'mCi', '800', ['29.6']],
    ['medical-history', 'PRCTRLM', 'mo', '24', ['240']],
  ])('%s: %s in %s is silent at %s and asks at %j', (code, item, unit, usual, slips) => {
    const asks = (v: string): boolean => firing(code, { [item]: quantity(v, unit) }).length > 0;
    expect(asks(usual)).toBe(false);
    expect(slips.filter((slip) => !asks(slip))).toEqual([]);
  });

  it('says of a consent after the visit that an important deviation follows', () => {
    const form = compileForm(seedForm('consent'));
    const { findings } = evaluateForm(form, { RFICDAT: { v: '2026-11-21' } }, context);
    const found = findings.find(({ check }) => check === 'ICF-AFTER-VISIT');
    expect(found?.message).toMatch(/recorded as an important deviation/u);
  });

  it('keeps the entry limits of haematology to the visits before inclusion', () => {
    const form = compileForm(seedForm('haematology'));
    const { findings } = evaluateForm(
      form,
      { PLAT: quantity('60', '10*9/L') },
      { ...context, visitCode: 'W4' },
    );
    expect(findings.map((finding) => finding.check)).not.toContain('LB-PLAT-ENTRY');
  });

  it('calculates the body mass index: 80 kg and 200 cm are 20.0 kg/m2', () => {
    const { values } = evaluateForm(
      compileForm(seedForm('vital-signs')),
      { WEIGHT: quantity('80', 'kg'), HEIGHT: quantity('2', 'm') },
      context,
    );
    expect(values['BMI']).toEqual({ v: '20.0', unit: 'kg/m2' });
  });
});
