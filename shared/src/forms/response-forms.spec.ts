import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { evaluateForm } from './evaluate.js';
import type { FormEvaluation } from './evaluation.js';
import { seedForm } from './support/seed-forms.js';
import type { OutsideValue } from './uses.js';
import type { FormValues, ItemValue } from './value.js';

const today = requireCalendarDay('2026-11-21');
const mm = (v: string): ItemValue => ({ v, unit: 'mm' });
const earlier = (value: string | boolean, day: string): OutsideValue => ({
  value,
  text: String(value),
  label: '',
  day: requireCalendarDay(day),
  form: '',
  visit: null,
});

/** Sums of the forms before, the newest first, as both names read them. */
const sums = (name: string, smallest: string, held: readonly string[]) => {
  const known = held.map((sum, index) => earlier(sum, `2026-0${9 - index}-01`));
  return { [name]: known, [smallest]: known };
};

const shown = ({ values }: FormEvaluation, ...codes: readonly string[]): readonly (string | null)[] =>
  codes.map((code) => {
    const value = values[code];
    return value !== undefined && 'v' in value && typeof value.v === 'string' ? value.v : null;
  });

const firing = ({ findings }: FormEvaluation): readonly string[] =>
  findings.filter(({ kind }) => kind !== 'required').map(({ check }) => check);

describe('the overall response', () => {
  const form = compileForm(seedForm('overall-response'));
  const lesion = (row: string, organ: string, diameter: string): FormValues => ({
    [`target/${row}/TULNKID`]: { v: row.toUpperCase() },
    [`target/${row}/TULOC`]: { v: organ },
    [`target/${row}/TRDIAM`]: mm(diameter),
  });
  const respond = (held: readonly string[], values: FormValues): FormEvaluation =>
    evaluateForm(
      form,
      { NEWLES: { v: 'N' }, ...values },
      { today, visitDay: today, outside: sums('baselineSum', 'smallestSum', held) },
    );
  const of = (held: readonly string[], diameters: readonly string[], more: FormValues = {}): FormEvaluation =>
    respond(held, {
      ...Object.assign({}, ...diameters.map((diameter, index) => lesion(`t${index}`, 'LIVER', diameter))),
      ...more,
    } as FormValues);

  it.each<[string, readonly string[], readonly string[], string, string, string]>([
    // Eisenhauer EA et al. Eur J Cancer 2009;45:228: 30 % below the baseline; 20 % and 5 mm above the smallest sum.
    ['30 % less', ['100'], ['40', '30'], '-30.0', '-30.0', 'PR'],
    ['29.9 % less', ['100'], ['40.1', '30'], '-29.9', '-29.9', 'SD'],
    // The newest first: 100 at the start, 50 between. 60 is 20 % more than 50 and 40 % less than 100.
    ['20 % and 10 mm above the smallest', ['70', '50', '100'], ['35', '25'], '-40.0', '20.0', 'PD'],
    ['19.8 % above the smallest', ['50', '100'], ['34.9', '25'], '-40.1', '19.8', 'PR'],
    // 24 is 20 % above 20, but only 4 mm.
    ['4 mm above a smallest sum of 20', ['20', '40'], ['24'], '-40.0', '20.0', 'PR'],
    ['5 mm above it', ['20', '40'], ['25'], '-37.5', '25.0', 'PD'],
    ['all gone', ['92'], ['0', '0'], '-100.0', '-100.0', 'CR'],
  ])('works out %s', (_what, held, diameters, fromBaseline, fromSmallest, response) => {
    const evaluation = of(held, diameters);
    expect(shown(evaluation, 'PCBSD', 'PCNSD', 'TRGRESP')).toEqual([fromBaseline, fromSmallest, response]);
  });

  it('takes a node below 10 mm for gone, and one of 10 mm not', () => {
    const withNode = (short: string) =>
      respond(['60'], { ...lesion('t1', 'LIVER', '0'), ...lesion('t2', 'LYMPH NODE', short) });
    expect(shown(withNode('9.9'), 'SUMDIAM', 'TRGRESP')).toEqual(['9.9', 'CR']);
    expect(shown(withNode('10'), 'SUMDIAM', 'TRGRESP')).toEqual(['10.0', 'PR']);
  });

  it('waits for a lesion that is not measured, and for the baseline', () => {
    const unmeasured: FormValues = { 'target/t9/TULNKID': { v: 'T9' } };
    expect(shown(of(['100'], ['30'], unmeasured), 'SUMDIAM', 'TRGRESP', 'OVRLCALC')).toEqual([
      null,
      null,
      null,
    ]);
    expect(shown(of([], ['30']), 'SUMDIAM', 'TRGRESP', 'OVRLCALC')).toEqual(['30.0', null, null]);
  });

  it.each<[string, FormValues, string, string]>([
    ['no other lesion', {}, 'NONE', 'PR'],
    ['another one still there', other('PRESENT'), 'NON-CR/NON-PD', 'PR'],
    ['another one clearly growing', other('UNEQUIVOCAL INCREASE'), 'PD', 'PD'],
    ['a new lesion', { NEWLES: { v: 'Y' } }, 'NONE', 'PD'],
    ['one that may be new', { NEWLES: { v: 'E' } }, 'NONE', 'PR'],
  ])('answers for all lesions: partial, with %s', (_what, more, others, overall) => {
    expect(shown(of(['100'], ['60'], more), 'NTRGRESP', 'OVRLCALC')).toEqual([others, overall]);
  });

  it('asks where the investigator answers otherwise', () => {
    expect(firing(of(['100'], ['60'], { OVRLRESP: { v: 'SD' } }))).toEqual(['RS-DIFFERS']);
    expect(firing(of(['100'], ['60'], { OVRLRESP: { v: 'PR' } }))).toEqual([]);
    // Only lesions that are not measured.
    expect(shown(respond([], other('PRESENT')), 'OVRLCALC')).toEqual(['NON-CR/NON-PD']);
  });

  function other(state: string): FormValues {
    return { 'non-target/n1/NTLNKID': { v: 'N01' }, 'non-target/n1/NTSTATE': { v: state } };
  }
});

describe('the MRI assessment', () => {
  const form = compileForm(seedForm('mri-assessment'));
  const mri = (
    held: readonly string[],
    values: FormValues,
    isWorse = false,
    steroids = 'SAME',
  ): FormEvaluation =>
    evaluateForm(form, values, {
      today,
      visitDay: today,
      visitCode: 'MRI',
      outside: {
        ...sums('baselineArea', 'smallestArea', held),
        isWorse: [earlier(isWorse, '2026-11-21')],
        steroids: [earlier(steroids, '2026-11-21')],
      },
    });
  const one = (longest: string, across: string): FormValues => ({
    'target/t1/TULNKID': { v: 'T01' },
    'target/t1/LDIAM': mm(longest),
    'target/t1/LPERP': mm(across),
  });
  const after: FormValues = { MRIBASE: { v: 'N' }, NTRGRESP: { v: 'NONE' }, NEWLES: { v: 'N' } };

  it.each<[string, readonly string[], string, string, string, string]>([
    // Huang RY et al. Neuro Oncol 2019;21:26, Table 1. 40 x 20 = 800 mm2 at the start.
    ['half', ['800'], '20', '20', '400.0', 'PR'],
    ['a little more than half', ['800'], '20.1', '20', '402.0', 'MR'],
    ['a quarter less', ['800'], '30', '20', '600.0', 'MR'],
    ['less than a quarter less', ['800'], '30.1', '20', '602.0', 'SD'],
    // 400 was the smallest: 500 is 25 % more.
    ['25 % above the smallest', ['400', '800'], '25', '20', '500.0', 'PD'],
    ['24.5 % above the smallest', ['400', '800'], '24.9', '20', '498.0', 'MR'],
  ])('works out %s', (_what, held, longest, across, area, response) => {
    const evaluation = mri(held, { ...after, ...one(longest, across) });
    expect(shown(evaluation, 'SPD', 'TRGRESP', 'OVRLCALC')).toEqual([area, response, response]);
  });

  it('reads no response under more corticosteroids, and progression when the clinical state is worse', () => {
    const half = { ...after, ...one('20', '20') };
    expect(shown(mri(['800'], half, false, 'HIGHER'), 'OVRLCALC')).toEqual(['NE']);
    expect(shown(mri(['800'], half, true), 'CLINSTAT', 'OVRLCALC')).toEqual(['WORSE', 'PD']);
    expect(firing(mri(['800'], { ...half, OVRLRESP: { v: 'SD' } }))).toEqual(['MRI-DIFFERS']);
  });

  // A quarter above 744 mm2 is 930: 38.74 x 24 = 929.76 is 24.97 % above, which is shown as 25.0 %.
  it.each([
    ['38.74', '25.0', 'SD', []],
    ['38.75', '25.0', 'PD', ['MRI-GROWTH', 'MRI-DIFFERS']],
  ])(
    'holds the sum itself against a quarter, not its change as shown: %s mm',
    (longest, shownAs, response, fired) => {
      const evaluation = mri(['744'], { ...after, ...one(longest, '24'), OVRLRESP: { v: 'SD' } });
      expect(shown(evaluation, 'SPDCHG', 'TRGRESP')).toEqual([shownAs, response]);
      expect(firing(evaluation)).toEqual(fired);
    },
  );

  it('asks a baseline for no response, and whether its lesion is 10 × 10 mm', () => {
    const small = mri([], { MRIBASE: { v: 'Y' }, ...one('18', '9.5') });
    const enough = mri([], { MRIBASE: { v: 'Y' }, ...one('18', '10') });
    expect(firing(small)).toEqual(['MRI-TOO-SMALL']);
    expect(firing(enough)).toEqual([]);
    expect(enough.visible.has('OVRLRESP')).toBe(false);
  });
});

describe('the lesions of the baseline', () => {
  const evaluated = (code: string, values: FormValues): FormEvaluation =>
    evaluateForm(compileForm(seedForm(code)), values, { today, visitDay: today });
  const lesion = (row: string, organ: string, diameter: string): FormValues => ({
    [`target/${row}/TULNKID`]: { v: row },
    [`target/${row}/TULOC`]: { v: organ },
    [`target/${row}/TRDIAM`]: mm(diameter),
  });

  // Eisenhauer EA et al. Eur J Cancer 2009;45:228: 10 mm, with slices over 5 mm twice them; a node 15 mm short axis.
  it.each([
    ['LIVER', '10', '5', 'Y'],
    ['LIVER', '9.9', '5', 'N'],
    ['LIVER', '15', '8', 'N'],
    ['LIVER', '16', '8', 'Y'],
    ['LYMPH NODE', '14.9', '3', 'N'],
    ['LYMPH NODE', '15', '3', 'Y'],
  ])('of the organ %s and %s mm, slices of %s mm, is measurable: %s', (organ, diameter, slice, expected) => {
    const found = evaluated('tumour-baseline', { TUSLICE: mm(slice), ...lesion('a', organ, diameter) });
    expect(shown(found, 'target/a/TRMEAS', 'TRMEASYN')).toEqual([expected, expected]);
  });

  it('are measurable as soon as one of them is, and not without any', () => {
    const two = { ...lesion('a', 'LIVER', '8'), ...lesion('b', 'LIVER', '12') };
    expect(shown(evaluated('tumour-baseline', two), 'TRMEASYN')).toEqual(['Y']);
    const none = { TUMETHOD: { v: ['CT'] } };
    expect(shown(evaluated('tumour-baseline', none), 'TRMEASYN')).toEqual(['N']);
    expect(shown(evaluated('tumour-baseline', {}), 'TRMEASYN')).toEqual([null]);
  });

  it('are counted with the others', () => {
    const others = { 'non-target/n/NTLNKID': { v: 'N01' } };
    const found = evaluated('lesions-baseline', { ...lesion('a', 'LIVER', '12'), ...others });
    expect(shown(found, 'LESNUM')).toEqual(['2']);
  });
});
