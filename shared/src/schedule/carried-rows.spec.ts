import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { FormValues } from '../forms/value.js';
import { carriedRows } from './carried-rows.js';
import type { EarlierForm } from './earlier-values.js';
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
});
