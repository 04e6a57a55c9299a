import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from '../forms/compile.js';
import { evaluateForm } from '../forms/evaluate.js';
import { seedForm } from '../forms/support/seed-forms.js';
import type { FormValues, ItemValue } from '../forms/value.js';
import { compileStudy, type CompiledStudy } from '../study/compile.js';
import { readStudy } from '../study/reader.js';
import { seededLibrary } from '../study/spec-support/library.js';
import { outsideValues, type OutsideForm } from './outside-values.js';
import { readSeed } from './spec-support/reluth.js';

const DAY = requireCalendarDay('2026-01-19');
const of = (v: string, unit: string): ItemValue => ({ v, unit });
const is = (v: string): ItemValue => ({ v });
const codes = (...v: readonly string[]): ItemValue => ({ v });

/** Completed forms by code. */
type Recorded = Readonly<Record<string, FormValues>>;

function studyOf(code: string): CompiledStudy {
  const reading = readStudy(readSeed(`studies/${code}/study.json`), seededLibrary());
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return compileStudy(reading.study);
}

/** What the data say of a criterion: yes, no, or nothing. */
function verdictIn(code: string, inclusion: string) {
  const study = studyOf(code);
  return (criterion: string, recorded: Recorded): string | null => {
    const form = study.forms.get(inclusion);
    if (form === undefined) throw new Error(`${code} has no form ${inclusion}`);
    const forms = Object.entries(recorded).map(([name, values]): OutsideForm => ({
      form: name,
      values,
      visit: { code: 'SCR', cycle: 0, repetition: 1 },
      visitName: 'Screening',
      visitDay: DAY,
      repetition: 1,
      state: 'complete',
      studyVersion: null,
    }));
    const records = {
      screeningOn: DAY,
      timeZone: 'Europe/Paris',
      isEnrolledInError: false,
      calendar: null,
      visits: [],
      forms,
    };
    const place = { visit: { code: 'INC', cycle: 0, repetition: 1 }, visitDay: DAY };
    const outside = outsideValues(study, form, place, records);
    const { values } = evaluateForm(form, { INCLDAT: { v: DAY } }, { today: DAY, visitDay: DAY, outside });
    const verdict = values[`${criterion}_D`];
    return verdict !== undefined && 'v' in verdict ? String(verdict.v) : null;
  };
}

/** A chemistry of which two results and their upper limits matter. */
const liver = (alt: string, ast: string, limit = '40'): Recorded => ({
  chemistry: {
    ALT: of(alt, 'U/L'),
    '@range/ALT': of(`..${limit}`, 'U/L'),
    AST: of(ast, 'U/L'),
    '@range/AST': of(`10..${limit}`, 'U/L'),
  },
});

const bilirubin = (value: ItemValue, limits: ItemValue): Recorded => ({
  chemistry: { BILI: value, '@range/BILI': limits },
});

it('a limit is one of a result: of another item the study refuses it', () => {
  const library = seededLibrary().map(({ name, content }) =>
    name === 'inclusion.json'
      ? {
          name,
          content: JSON.parse(
            JSON.stringify(content).replaceAll('"item":"ALT"', '"item":"EGFRMDRD"'),
          ) as unknown,
        }
      : { name, content },
  );
  const reading = readStudy(readSeed('studies/reluth/study.json'), library);
  const faults = reading.ok ? [] : reading.faults;
  expect(faults.filter(({ severity }) => severity === 'fault')).toMatchObject([
    { pointer: '/forms/inclusion', sentence: expect.stringMatching(/counts in/) as string },
    {
      pointer: '/forms/inclusion',
      sentence: expect.stringMatching(/EGFRMDRD .* no result of a laboratory/) as string,
    },
    { pointer: '/forms/inclusion', sentence: expect.stringMatching(/counts in/) as string },
  ]);
});

it.each([
  ['of what is no day', '"item":"CMENDAT"', '"item":"CMTRT"', /of the rows of a group only a day/],
  ['of no row in particular', ',"where":{"item":"CMCAT","is":"SURGERY"}', '', /"where" says of which/],
  ['by an item elsewhere', '"item":"CMCAT"', '"item":"PRIMSITE"', /by another item of it/],
])('a value of the rows of a group is refused %s', (_what, part, instead, sentence) => {
  const library = seededLibrary().map(({ name, content }) =>
    name === 'inclusion-msk-ia.json'
      ? { name, content: JSON.parse(JSON.stringify(content).replaceAll(part, instead)) as unknown }
      : { name, content },
  );
  const reading = readStudy(readSeed('studies/msk-ia/study.json'), library);
  const sentences = reading.ok ? [] : reading.faults.map((fault) => fault.sentence);
  expect(sentences).toContainEqual(expect.stringMatching(sentence));
});

// Four months at most before randomisation: 123 days from 1 July to 1 November, 120 from 1 February to 1 June.
it.each([
  ['2026-07-01', '2026-11-01', []],
  ['2026-06-30', '2026-11-01', ['IE-IMAGING-OLD']],
  ['2026-02-01', '2026-06-01', []],
  ['2026-02-01', '2026-06-02', ['IE-IMAGING-OLD']],
])('receptor imaging of %s at a decision on %s: %j', (imaged, decided, checks) => {
  const values = { SSTRDAT: is(imaged), INCLDAT: is(decided) };
  const today = requireCalendarDay(decided);
  const { findings } = evaluateForm(compileForm(seedForm('inclusion')), values, { today, visitDay: today });
  expect(findings.filter(({ kind }) => kind === 'soft').map(({ check }) => check)).toEqual(checks);
});

describe('eligibility of ReLUTH by the data (Deshayes E et al. BMC Cancer 2022;22:1346)', () => {
  const verdict = verdictIn('reluth', 'inclusion');

  // ALT or AST > 2.5 x ULN excludes, > 5 x ULN where the malignancy is the cause: of 40 U/L, 100 and 200.
  it.each([
    ['100', '100', 'Y'],
    ['100.1', '30', null],
    ['30', '200', null],
    ['30', '201', 'N'],
  ])('ALT %s and AST %s U/L beside an upper limit of 40: %s', (alt, ast, expected) => {
    expect(verdict('IENLIVER', liver(alt, ast))).toBe(expected);
  });

  it('says nothing of a result whose limits nobody knows', () => {
    expect(verdict('IENLIVER', { chemistry: { ALT: of('20', 'U/L'), AST: of('20', 'U/L') } })).toBeNull();
    // The range is of the lower side only.
    expect(verdict('IENBILI', bilirubin(of('9', 'umol/L'), of('2..', 'umol/L')))).toBeNull();
  });

  // 2.5 x 21 = 52.5 umol/L; 2.5 x 1.2 = 3.0 mg/dL, whatever unit the limits are in.
  it.each([
    [of('52.5', 'umol/L'), of('..21', 'umol/L'), 'Y'],
    [of('52.6', 'umol/L'), of('..21', 'umol/L'), 'N'],
    [of('3.0', 'mg/dL'), of('0.2..1.2', 'mg/dL'), 'Y'],
    [of('3.1', 'mg/dL'), of('0.2..1.2', 'mg/dL'), 'N'],
    // 1.2 mg/dL are 20.5 umol/L, so that 52 are above 51.3.
    [of('52', 'umol/L'), of('0.2..1.2', 'mg/dL'), 'N'],
  ])('bilirubin %j beside %j: %s', (value, limits, expected) => {
    expect(verdict('IENBILI', bilirubin(value, limits))).toBe(expected);
  });

  // Only a bound is known: above 52.5 and above 200 it excludes, below 3 and 100 it does not; between nobody knows.
  it.each([
    ['<3', 'Y'],
    ['>52.5', 'N'],
    ['>40', null],
  ])('bilirubin %s µmol/L beside an upper limit of 21: %s', (value, expected) => {
    expect(verdict('IENBILI', bilirubin(of(value, 'umol/L'), of('..21', 'umol/L')))).toBe(expected);
  });

  it.each([
    ['<5', '<10', 'Y'],
    ['<5', '>200', 'N'],
    ['<5', '>150', null],
    ['30', '<300', null],
  ])('ALT %s and AST %s U/L beside an upper limit of 40: %s', (alt, ast, expected) => {
    expect(verdict('IENLIVER', liver(alt, ast))).toBe(expected);
  });

  it.each([
    ['<80', 'N'],
    ['<=80', null],
    ['>=80', 'Y'],
  ])('platelets %s: %s', (platelets, expected) => {
    expect(verdict('IEPLAT', { haematology: { PLAT: of(platelets, '10*9/L') } })).toBe(expected);
  });

  // At least two lesions, one of 1 cm or more in its longest diameter.
  it.each([
    ['2', '10', 'Y'],
    ['1', '42', null],
    ['3', '9.9', null],
  ])('%s lesions, the largest of %s mm: %s', (count, largest, expected) => {
    const lesions = { LESNUM: is(count), LDIAMMAX: of(largest, 'mm') };
    expect(verdict('IELES', { 'lesions-baseline': lesions })).toBe(expected);
  });

  // Below 40 mL/min or a nephrotic syndrome excludes: the rate alone can only say no.
  it.each([
    ['39.9', 'N'],
    ['40', null],
    ['90', null],
  ])('filtration rate %s says nothing of a nephrotic syndrome: %s', (rate, expected) => {
    const chemistry = { EGFRMDRD: of(rate, 'mL/min/{1.73_m2}') };
    expect(verdict('IENGFR', { chemistry })).toBe(expected);
  });

  // Above 8 g/dL, from 1500/mm3 and 80 000/mm3: the same in every unit of the form.
  it.each([
    ['IEHGB', 'HGB', of('8.0', 'g/dL'), 'N'],
    ['IEHGB', 'HGB', of('8.1', 'g/dL'), 'Y'],
    ['IEHGB', 'HGB', of('80', 'g/L'), 'N'],
    ['IEHGB', 'HGB', of('81', 'g/L'), 'Y'],
    ['IENEUT', 'NEUT', of('1499', '/mm3'), 'N'],
    ['IENEUT', 'NEUT', of('1500', '/mm3'), 'Y'],
    ['IEPLAT', 'PLAT', of('79999', '/mm3'), 'N'],
    ['IEPLAT', 'PLAT', of('80000', '/mm3'), 'Y'],
  ])('%s with %s %j: %s', (criterion, item, value, expected) => {
    expect(verdict(criterion, { haematology: { [item]: value } })).toBe(expected);
  });

  it('knows of a progression whatever showed it', () => {
    expect(verdict('IEPD', { 'medical-history': { PDTYPE: is('NON-RADIOLOGICAL') } })).toBe('Y');
    expect(verdict('IEPD', {})).toBeNull();
  });

  it.each([
    ['SD', 'Y'],
    ['PD', 'N'],
    ['NE', null],
  ])('best response %s to the first PRRT: %s', (response, expected) => {
    expect(verdict('IENRESP', { 'medical-history': { PRRESP: is(response) } })).toBe(expected);
  });
});

describe('eligibility of START-NET by the data (ClinicalTrials.gov NCT05387603)', () => {
  const verdict = verdictIn('start-net', 'inclusion-start-net');

  // Below 3 x, not at it: 3 x 0.76 = 2.28 ukat/L, 3 x 45.6 = 136.8 U/L.
  it.each([
    [of('2.27', 'ukat/L'), 'Y'],
    [of('2.28', 'ukat/L'), 'N'],
    [of('136.7', 'U/L'), 'Y'],
    [of('136.8', 'U/L'), 'N'],
  ])('ALT %j beside an upper limit of 0.76 µkat/L: %s', (alt, expected) => {
    const chemistry = {
      ALT: alt,
      '@range/ALT': of('..0.76', 'ukat/L'),
      AST: of('0.4', 'ukat/L'),
      '@range/AST': of('..0.76', 'ukat/L'),
    };
    expect(verdict('IELIVER', { chemistry })).toBe(expected);
  });

  it('takes bilirubin below twice the upper limit', () => {
    expect(verdict('IEBILI', bilirubin(of('49.9', 'umol/L'), of('..25', 'umol/L')))).toBe('Y');
    expect(verdict('IEBILI', bilirubin(of('50', 'umol/L'), of('..25', 'umol/L')))).toBe('N');
  });

  // Above 90 g/L, 100 and 3.0 x 10^9/L, 1.5 x 10^9/L, 25 g/L and 50 mL/min/1.73 m2: none of them at the limit itself.
  it.each([
    ['IEHGB', 'haematology', 'HGB', of('90', 'g/L'), 'N'],
    ['IEHGB', 'haematology', 'HGB', of('9.0', 'g/dL'), 'N'],
    ['IEHGB', 'haematology', 'HGB', of('91', 'g/L'), 'Y'],
    ['IEPLAT', 'haematology', 'PLAT', of('100', '10*9/L'), 'N'],
    ['IEPLAT', 'haematology', 'PLAT', of('100001', '/mm3'), 'Y'],
    ['IEWBC', 'haematology', 'WBC', of('3000', '/mm3'), 'N'],
    ['IEWBC', 'haematology', 'WBC', of('3.01', '10*9/L'), 'Y'],
    ['IENEUT', 'haematology', 'NEUT', of('1500', '/mm3'), 'N'],
    ['IENEUT', 'haematology', 'NEUT', of('1.51', '10*9/L'), 'Y'],
    ['IEALB', 'chemistry', 'ALB', of('2.5', 'g/dL'), 'N'],
    ['IEALB', 'chemistry', 'ALB', of('26', 'g/L'), 'Y'],
    ['IEGFR', 'chemistry', 'EGFRMEAN', of('50', 'mL/min/{1.73_m2}'), 'N'],
    ['IEGFR', 'chemistry', 'EGFRMEAN', of('50.1', 'mL/min/{1.73_m2}'), 'Y'],
  ])('%s with %s %s %j: %s', (criterion, form, item, value, expected) => {
    expect(verdict(criterion, { [form]: { [item]: value } })).toBe(expected);
  });

  it('takes a Ki-67 of up to 50 %', () => {
    expect(verdict('IEKI67', { 'net-history': { KI67: of('50', '%') } })).toBe('Y');
    expect(verdict('IEKI67', { 'net-history': { KI67: of('50.1', '%') } })).toBe('N');
  });

  it('asks for one measurable lesion, and leaves what the conference says to the investigator', () => {
    expect(verdict('IELES', { 'tumour-baseline': { TRMEASYN: is('N') } })).toBe('N');
    expect(verdict('IELES', { 'tumour-baseline': { TRMEASYN: is('Y') } })).toBe('Y');
    const imaging = { TUDAT: is('2026-01-12'), PDYN: is('Y') };
    const against = (day: string): string | null =>
      verdict('IEPD', { 'tumour-baseline': { ...imaging, PDREFDAT: is(day) } });
    expect([against('2025-09-12'), against('2025-12-31'), against('2023-12-01')]).toEqual([null, 'N', 'N']);
    // 1 to 24 months before 12 January 2026 is 12 January 2024 to 12 December 2025.
    expect(['2025-12-12', '2025-12-13', '2024-01-12', '2024-01-11'].map(against)).toEqual([
      null,
      'N',
      null,
      'N',
    ]);
  });
});

describe('eligibility of LUMEN-1 by the data (ClinicalTrials.gov NCT06326190)', () => {
  const verdict = verdictIn('lumen-1', 'inclusion-lumen-1');

  it('takes results up to the limit itself: 2.5 x 40, 1 x 21, 1.5 x 84', () => {
    expect([verdict('IELIVER', liver('100', '100')), verdict('IELIVER', liver('101', '30'))]).toEqual([
      'Y',
      'N',
    ]);
    const limits = of('..21', 'umol/L');
    expect(verdict('IEBILI', bilirubin(of('21', 'umol/L'), limits))).toBe('Y');
    expect(verdict('IEBILI', bilirubin(of('21.1', 'umol/L'), limits))).toBe('N');
    const creatinine = (v: string): Recorded => ({
      chemistry: { CREAT: of(v, 'umol/L'), '@range/CREAT': of('45..84', 'umol/L') },
    });
    expect([verdict('IECREAT', creatinine('126')), verdict('IECREAT', creatinine('126.1'))]).toEqual([
      'Y',
      'N',
    ]);
  });

  // 9 g/dL or 5.6 mmol/L and more, 1.5 and 100 x 10^9/L and more, 30 g/L and more; above 40 mL/min.
  it.each([
    ['IEHGB', 'haematology', 'HGB', of('9.0', 'g/dL'), 'Y'],
    ['IEHGB', 'haematology', 'HGB', of('89', 'g/L'), 'N'],
    ['IEHGB', 'haematology', 'HGB', of('5.6', 'mmol/L'), 'Y'],
    ['IEHGB', 'haematology', 'HGB', of('5.5', 'mmol/L'), 'N'],
    ['IENEUT', 'haematology', 'NEUT', of('1500', '/mm3'), 'Y'],
    ['IENEUT', 'haematology', 'NEUT', of('1.49', '10*9/L'), 'N'],
    ['IEPLAT', 'haematology', 'PLAT', of('100000', '/mm3'), 'Y'],
    ['IEPLAT', 'haematology', 'PLAT', of('99', '10*9/L'), 'N'],
    ['IEALB', 'chemistry', 'ALB', of('3.0', 'g/dL'), 'Y'],
    ['IEALB', 'chemistry', 'ALB', of('29', 'g/L'), 'N'],
    ['IEGFR', 'chemistry', 'EGFRCKD', of('40', 'mL/min/{1.73_m2}'), 'N'],
    ['IEGFR', 'chemistry', 'EGFRCKD', of('40.1', 'mL/min/{1.73_m2}'), 'Y'],
  ])('%s with %s %s %j: %s', (criterion, form, item, value, expected) => {
    expect(verdict(criterion, { [form]: { [item]: value } })).toBe(expected);
  });

  // Within 4 weeks: 28 days before 19 January is 22 December.
  it.each([
    ['2025-12-22', 'Y', 'Y'],
    ['2025-12-21', null, null],
  ])('bloods of %s: counts %s, chemistry %s', (on, counts, chemistry) => {
    const recorded = {
      haematology: { LBDAT: is(on), HGB: of('12', 'g/dL'), NEUT: of('3', '10*9/L') },
      chemistry: { LBDAT: is(on), ALB: of('40', 'g/L') },
    };
    expect([verdict('IEHGB', recorded), verdict('IEALB', recorded)]).toEqual([counts, chemistry]);
  });

  // Decided on 19 January: 14 days before it is 5 January, 28 days 22 December.
  it.each([
    ['2026-01-05', '10', '10', 'Y'],
    ['2026-01-04', '10', '10', 'N'],
    ['2026-01-05', '10', '9.9', 'N'],
    ['2026-01-05', '9.9', '9.8', 'N'],
  ])('MRI of %s with a lesion of %s x %s mm: %s', (on, long, across, expected) => {
    const mri = { MRIDAT: is(on), LESLONG: of(long, 'mm'), LESPERP: of(across, 'mm') };
    expect(verdict('IEMRI', { 'mri-assessment': mri })).toBe(expected);
  });

  it.each([
    ['2025-12-22', '2.4', 'Y'],
    ['2025-12-22', '2.3', 'N'],
    ['2025-12-21', '2.4', 'N'],
  ])('receptor PET of %s with an SUVmax of %s: %s', (on, suv, expected) => {
    const pet = { SSTRDAT: is(on), SUVMAX: is(suv) };
    expect(verdict('IESSTR', { 'sstr-pet': pet })).toBe(expected);
  });

  // Calcium corrected for albumin: 2.10 + 0.02 x (40 - 30) = 2.30 mmol/L, inside 2.15 to 2.55.
  it.each([
    ['4.2', '2.10', '30', 'Y'],
    ['5.2', '2.10', '30', null],
    ['4.2', '2.10', '40', null],
    // 2.35 + 0.20 is 2.55, the upper limit itself, and 1.95 + 0.20 the lower.
    ['4.2', '2.35', '30', 'Y'],
    ['4.2', '2.36', '30', null],
    ['4.2', '1.95', '30', 'Y'],
    ['4.2', '1.94', '30', null],
  ])('potassium %s, calcium %s mmol/L with albumin %s g/L: %s', (potassium, calcium, albumin, expected) => {
    const chemistry = {
      K: of(potassium, 'mmol/L'),
      '@range/K': of('3.5..5.1', 'mmol/L'),
      MG: of('0.85', 'mmol/L'),
      '@range/MG': of('0.7..1.05', 'mmol/L'),
      CA: of(calcium, 'mmol/L'),
      '@range/CA': of('2.15..2.55', 'mmol/L'),
      ALB: of(albumin, 'g/L'),
    };
    expect(verdict('IEELEC', { chemistry })).toBe(expected);
  });
});

describe('eligibility of the hepatic trial by the data (ClinicalTrials.gov NCT04544098)', () => {
  const verdict = verdictIn('msk-ia', 'inclusion-msk-ia');

  it('takes a partial thromboplastin time of up to 2 x the upper limit: 2 x 37 = 74 s', () => {
    const aptt = (v: string): Recorded => ({
      coagulation: { APTT: of(v, 's'), '@range/APTT': of('25..37', 's') },
    });
    expect([verdict('IENPTT', aptt('74')), verdict('IENPTT', aptt('74.1'))]).toEqual(['Y', 'N']);
  });

  // 3 mg/dL are 3 x 17.104 = 51.312 umol/L.
  it.each([
    ['3.0', 'mg/dL', 'Y'],
    ['3.1', 'mg/dL', 'N'],
    ['30.0', 'mg/L', 'Y'],
    ['30.1', 'mg/L', 'N'],
    ['51.3', 'umol/L', 'Y'],
    ['51.4', 'umol/L', 'N'],
  ])('bilirubin %s %s: %s', (value, unit, expected) => {
    expect(verdict('IENBILI', { chemistry: { BILI: of(value, unit) } })).toBe(expected);
  });

  it.each([
    ['IENALB', 'ALB', of('3.0', 'g/dL'), 'Y'],
    ['IENALB', 'ALB', of('2.9', 'g/dL'), null],
  ])('%s with %s %j: %s', (criterion, item, value, expected) => {
    expect(verdict(criterion, { chemistry: { [item]: value } })).toBe(expected);
  });

  // Above 1.7 mg/dL excludes: 1.7 x 88.4 = 150.28 umol/L.
  it.each([
    ['1.7', '30', 'Y'],
    ['1.8', '30', 'N'],
    ['1.7', '29.9', 'N'],
  ])('creatinine %s mg/dL with a filtration rate of %s: %s', (creatinine, rate, expected) => {
    const chemistry = { CREAT: of(creatinine, 'mg/dL'), EGFRCKD: of(rate, 'mL/min/{1.73_m2}') };
    expect(verdict('IENKIDNEY', { chemistry })).toBe(expected);
  });

  it.each([
    ['IENHGB', 'HGB', of('8.0', 'g/dL'), 'Y'],
    ['IENHGB', 'HGB', of('7.9', 'g/dL'), 'N'],
    ['IENWBC', 'WBC', of('3000', '/mm3'), 'Y'],
    ['IENWBC', 'WBC', of('2999', '/mm3'), 'N'],
    ['IENNEUT', 'NEUT', of('1500', '/mm3'), 'Y'],
    ['IENNEUT', 'NEUT', of('1499', '/mm3'), 'N'],
    ['IENPLAT', 'PLAT', of('75000', '/mm3'), 'Y'],
    ['IENPLAT', 'PLAT', of('74999', '/mm3'), 'N'],
  ])('%s with %s %j: %s', (criterion, item, value, expected) => {
    expect(verdict(criterion, { haematology: { [item]: value } })).toBe(expected);
  });

  // Imaged on its own form, too: whichever of the two says so excludes.
  it.each([
    ['80', '80', 'Y'],
    ['80', '81', 'N'],
    ['85', '70', 'N'],
  ])('%s %% of the liver by the history, %s %% by the imaging: %s', (history, imaged, expected) => {
    const recorded = {
      'nen-history': { LIVERPCT: of(history, '%') },
      'liver-status': { LIVINVOL: of(imaged, '%') },
    };
    expect(verdict('IENLIVER', recorded)).toBe(expected);
  });

  it.each([
    ['N', 'PATENT', 'Y'],
    ['N', 'BRANCH', 'Y'],
    ['N', 'MAIN', 'N'],
    ['Y', 'PATENT', 'N'],
  ])('thrombus %s, portal vein %s: %s', (thrombus, portal, expected) => {
    const recorded = {
      'baseline-imaging': { PVTHROMB: is(thrombus) },
      'liver-status': { LIVPORTL: is(portal) },
    };
    expect(verdict('IENPORTAL', recorded)).toBe(expected);
  });

  // Decided on 19 January 2026: 42 days before it is 8 December, 28 days 22 December. More than six weeks since a local
  // treatment, more than four since an oral or biological one, at least six since surgery; the rest only people know.
  it.each([
    ['IELOCAL', 'EMBOLISATION', '2025-12-08', 'N'],
    ['IELOCAL', 'EMBOLISATION', '2025-12-07', null],
    ['IELOCAL', 'EMBOLISATION', '2026-01', 'N'],
    ['IELOCAL', 'EMBOLISATION', '2025-12', null],
    ['IELOCAL', 'SURGERY', '2026-01-05', null],
    ['IESYST', 'ORAL-CHEMOTHERAPY', '2025-12-22', 'N'],
    ['IESYST', 'ORAL-CHEMOTHERAPY', '2025-12-21', null],
    ['IESYST', 'BIOTHERAPY', '2025-12-22', 'N'],
    ['IESYST', 'ANALOGUE', '2026-01-05', null],
    ['IESURG', 'SURGERY', '2025-12-09', 'N'],
    ['IESURG', 'SURGERY', '2025-12-08', null],
  ])('%s after %s that ended %s: %s', (criterion, kind, ended, expected) => {
    const history = { 'treatments/a/CMCAT': is(kind), 'treatments/a/CMENDAT': is(ended) };
    expect(verdict(criterion, { 'nen-history': history })).toBe(expected);
  });

  it('looks at the last of several treatments, and waits for the end of one that goes on', () => {
    const first = { 'treatments/a/CMCAT': is('EMBOLISATION'), 'treatments/a/CMENDAT': is('2026-01-05') };
    const second = { 'treatments/b/CMCAT': is('EMBOLISATION') };
    const ended = { ...second, 'treatments/b/CMENDAT': is('2024-03') };
    expect(verdict('IELOCAL', { 'nen-history': { ...first, ...ended } })).toBe('N');
    expect(verdict('IELOCAL', { 'nen-history': { ...first, ...second } })).toBeNull();
    expect(verdict('IELOCAL', { 'nen-history': {} })).toBeNull();
  });

  // Decided on 19 January 2026: six months before it is 19 July 2025.
  it.each([
    ['2025-07-22', 'Y'],
    ['2025-07-19', 'Y'],
    ['2025-07', null],
    ['2025-08', 'Y'],
    ['2025-07-18', 'N'],
    ['2025-06', 'N'],
  ])('progression of %s: %s', (on, expected) => {
    const history = { PDTYPE: codes('GROWTH'), PDDAT: is(on) };
    expect(verdict('IEPD', { 'nen-history': history })).toBe(expected);
  });
});
