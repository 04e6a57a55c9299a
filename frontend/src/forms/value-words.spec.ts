import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { Translate } from './words.js';
import { evidenceWords, ownUnitWords, verdictWords } from './value-words.js';

it('says the unit of an earlier value only beside a line in another one', () => {
  const last = { v: '72', unit: 'umol/L' };
  expect(ownUnitWords(last, 'mg/dL')).toBe('µmol/L');
  expect(ownUnitWords(last, 'umol/L')).toBe(null);
  expect(ownUnitWords({ v: '7.4' }, null)).toBe(null);
  expect(ownUnitWords({ absent: 'not-done' }, 'mg/dL')).toBe(null);
});

it('says what the data decide of the item above, and that they do not decide', () => {
  const t: Translate = (key, { value } = {}) => (value === undefined ? key : `${key}(${value})`);
  const item = { code: 'IEAGE_D', label: 'Aged 18 or over', type: 'yes-no' } as const;
  const form = { format: 'lutetia-form/1', code: 'i', version: '1', name: 'I' } as const;
  const definition = { ...form, codelists: {}, sections: [], checks: [] };
  expect(verdictWords(definition, item, { v: 'Y' }, t)).toBe('field.byTheData(field.yes)');
  expect(verdictWords(definition, item, null, t)).toBe('field.byTheData(field.notDecided)');
});

it('names what a verdict rests on, once each and with its day, and nothing that is not known', () => {
  const t: Translate = (_, { evidence, day } = {}) => `${String(evidence)} (${String(day)})`;
  const from = { form: 'ecog', item: 'ECOG', take: 'latest' } as const;
  const use = (name: string) => ({ name, type: 'number', from }) as const;
  const form = { format: 'lutetia-form/1', code: 'i', version: '1', name: 'I' } as const;
  const definition = {
    ...form,
    ...{ codelists: {}, sections: [], checks: [] },
    uses: [use('performance'), use('again'), use('weight'), use('platelets')],
  } as const;
  const item = {
    code: 'A_D',
    label: 'A',
    type: 'yes-no',
    calculate: 'performance + again <= 2 && weight > 1',
  } as const;
  const found = (label: string, text: string, on: string) => [
    { value: text, text, label, day: requireCalendarDay(on), form: 'ECOG', visit: 'Screening' },
  ];
  const ecog = found('ECOG', '1', '2026-09-03');
  const outside = { performance: ecog, again: ecog, platelets: found('Platelets', '200', '2026-09-04') };
  expect(evidenceWords(definition, item, outside, t)).toBe('ECOG: 1 (3 Sep 2026)');
});
