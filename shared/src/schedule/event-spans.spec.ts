import type { FormValues } from '../forms/value.js';
import { eventSpans } from './event-spans.js';

const form = (values: Readonly<Record<string, string>>, visit: null | 'W2' = null) => ({
  code: 'adverse-event',
  state: 'complete' as const,
  values: Object.fromEntries(Object.entries(values).map(([item, v]) => [item, { v }])) as FormValues,
  visit: visit === null ? null : { code: visit, cycle: 1, repetition: 1 },
});

it('tells adverse events with grade and span, the earliest first, and nothing of other forms', () => {
  const nausea = {
    AETERM: 'Nausea',
    AETOXGR: '2',
    AESTDAT: '2026-08-14',
    AEONGO: 'N',
    AEENDAT: '2026-08-20',
  };
  const fatigue = { AETERM: 'Fatigue', AETOXGR: '1', AESTDAT: '2026-08', AEONGO: 'Y', AESER: 'Y' };
  expect(
    eventSpans([form(nausea), form({ CMTRT: 'Ondansetron' }), form(fatigue), form(nausea, 'W2')]),
  ).toEqual([
    { name: 'Fatigue', grade: 1, from: '2026-08', to: null, isOngoing: true, isSerious: true },
    { name: 'Nausea', grade: 2, from: '2026-08-14', to: '2026-08-20', isOngoing: false, isSerious: false },
  ]);
});
