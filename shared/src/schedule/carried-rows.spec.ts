import { requireCalendarDay } from '../calendar/calendar-day.js';
import { evaluateForm } from '../forms/evaluate.js';
import type { FormValues } from '../forms/value.js';
import { carriedRows } from './carried-rows.js';
import type { EarlierForm } from './earlier-values.js';
import { outsideValues, type OutsideForm } from './outside-values.js';
import { compiledSeed } from './spec-support/scenario-suite.js';

describe('the rows that carry over from earlier forms', () => {
  const study = compiledSeed('msk-ia');
  const form = study.forms.get('overall-response');
  if (form === undefined) throw new Error('no form');
  const lesion = (diameter: string): FormValues => ({
    'target/t01/TULNKID': { v: 'T01' },
    'target/t01/TRDIAM': { v: diameter, unit: 'mm' },
  });
  const seen = (code: string, item: string, on: string, values: FormValues): EarlierForm => ({
    form: code,
    values: { [item]: { v: on }, ...values },
    visitDay: null,
  });
  const others = [
    seen('overall-response', 'RSDAT', '2026-05-04', lesion('35')),
    seen('baseline-imaging', 'TUDAT', '2026-01-08', lesion('42')),
    seen('overall-response', 'RSDAT', '2026-03-02', lesion('30')),
    seen('liver-status', 'LIVDAT', '2026-01-08', { LIVMAX: { v: '42', unit: 'mm' } }),
  ];
  const at = (day: string) => carriedRows(study, form, requireCalendarDay(day), others);
  const mm = (v: string) => ({ v, unit: 'mm' });

  it('are known by their id: last, first and smallest measure of the same lesion', () => {
    expect(at('2026-08-01')).toEqual({
      'target/t01/TULNKID': { value: { v: 'T01' }, on: '2026-05-04' },
      'target/t01/TRDIAM': {
        value: mm('35'),
        on: '2026-05-04',
        first: { value: mm('42'), on: '2026-01-08' },
        least: { value: mm('30'), on: '2026-03-02' },
      },
    });
  });

  it('count only what was before the day of the form', () => {
    expect(at('2026-03-02')['target/t01/TRDIAM']).toMatchObject({
      value: mm('42'),
      least: { value: mm('42') },
    });
    expect(at('2026-01-08')).toEqual({});
  });

  // RECIST 1.1: the sum at baseline is 42 + 31 = 73 mm; 30 + 20 = 50 mm at the first imaging, the smallest one; 28 + 32 =
  // 60 mm at the second are 20 % above it and 10 mm more: progression. A new lesion is no target and joins no sum.
  it('follow the targets from the baseline over two imagings, and a new lesion from the first to the second', () => {
    const two = (a: string, b: string): FormValues => ({
      ...lesion(a),
      'target/t02/TULNKID': { v: 'T02' },
      'target/t02/TRDIAM': mm(b),
    });
    const baseline = seen('baseline-imaging', 'TUDAT', '2026-01-08', {
      ...two('42', '31'),
      SUMDIAM: mm('73'),
    });
    const first = seen('overall-response', 'RSDAT', '2026-03-02', {
      ...two('30', '20'),
      'new-lesion/n01/NLLOC': { v: 'BONE' },
      NEWLES: { v: 'Y' },
      SUMDIAM: mm('50'),
    });
    const day = requireCalendarDay('2026-05-04');
    const carried = carriedRows(study, form, day, [baseline, first]);
    expect(Object.keys(carried).toSorted()).toEqual(
      [...Object.keys(two('', '')), 'new-lesion/n01/NLLOC'].toSorted(),
    );
    expect(carried['target/t02/TRDIAM']).toEqual({
      value: mm('20'),
      on: '2026-03-02',
      first: { value: mm('31'), on: '2026-01-08' },
      least: { value: mm('20'), on: '2026-03-02' },
    });
    const complete = [baseline, first].map((record): OutsideForm => ({
      ...record,
      state: 'complete',
      visit: null,
      visitName: null,
      repetition: 1,
      studyVersion: null,
    }));
    const records = { screeningOn: day, timeZone: 'Europe/Paris', isEnrolledInError: false, calendar: null };
    const outside = outsideValues(
      study,
      form,
      { visit: null, visitDay: day },
      { ...records, visits: [], forms: complete },
    );
    const organs = { 'target/t01/TULOC': { v: 'LIVER' }, 'target/t02/TULOC': { v: 'LIVER' } };
    const values = { RSDAT: { v: day }, ...two('28', '32'), ...organs, NEWLES: { v: 'N' } };
    const evaluation = evaluateForm(form, values, { today: day, visitDay: day, outside });
    expect(evaluation.values).toMatchObject({
      SUMDIAM: mm('60.0'),
      SUMBASE: mm('73.0'),
      SUMNADIR: mm('50.0'),
      TRGRESP: { v: 'PD' },
    });
  });
});
