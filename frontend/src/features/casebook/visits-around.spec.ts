import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { formDay, visitsAround } from './visits-around.js';

const visit = (name: string, planned: string, kind: ScheduleItemView['kind'] = 'treatment') =>
  ({ name, kind, planned, target: planned, occurred: null, state: 'not-due' }) as const;

const SCREENING = visit('Screening', '2026-07-01');
const PLAN = [
  SCREENING,
  visit('Cycle 1', '2026-08-01'),
  visit('Cycle 2', '2026-09-01'),
  visit('Cycle 3', '2026-10-01'),
  visit('Cycle 4', '2026-11-01'),
  visit('End', '2026-12-01'),
  visit('Month 3', '2027-02-01'),
  visit('Fever', '2026-11-22', 'unscheduled'),
];
const around = (own: (typeof PLAN)[number] | null, day: string) =>
  visitsAround(PLAN, own, day).map(({ name }) => name);

describe('the visits beside a form', () => {
  it('stand around its own visit', () => {
    expect(around(SCREENING, '2026-11-22')).toEqual(['Cycle 1', 'Cycle 2', 'Cycle 3', 'Cycle 4']);
  });

  it('stand around the day of a form that belongs to none, one added by hand among them', () => {
    expect(around(null, '2026-11-20')).toEqual(['Cycle 2', 'Cycle 3', 'Cycle 4', 'Fever', 'End']);
    expect(around(null, '2026-01-01')).toEqual(['Screening', 'Cycle 1', 'Cycle 2', 'Cycle 3', 'Cycle 4']);
    expect(around(null, '2031-01-01')).toEqual(['Cycle 3', 'Cycle 4', 'Fever', 'End', 'Month 3']);
  });
});

describe('the day of a form', () => {
  const items = [
    { code: 'AETERM', type: 'text' },
    { code: 'AESTDAT', type: 'partial-day' },
    { code: 'AEENDAT', type: 'partial-day' },
  ] as const;
  const definition = {
    sections: [{ code: 'event', name: { en: 'Event', fr: 'Événement' }, items }],
  } as never;

  it('is the first it tells, of a month its first day', () => {
    expect(formDay(definition, { AESTDAT: { v: '2026-10-05' }, AEENDAT: { v: '2026-11' } })).toBe(
      '2026-10-05',
    );
    expect(
      formDay(definition, { AESTDAT: { absent: 'unknown', reason: 'x' }, AEENDAT: { v: '2026-11' } }),
    ).toBe('2026-11-01');
    expect(formDay(definition, { AETERM: { v: '2026' } })).toBeNull();
  });
});
