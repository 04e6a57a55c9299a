import { dosesComing } from './doses-coming.js';

const dose = (cycle: number, planned: string | null, target: string, occurred: string | null = null) => ({
  kind: 'treatment' as const,
  cycle,
  isDose: true,
  planned,
  target,
  occurred,
});

it('counts a dose as coming until it was given, be its forms complete or not, the nearest first', () => {
  const given = dose(3, '2026-11-19', '2026-11-19', '2026-11-21');
  const late = dose(1, null, '2026-12-05');
  const next = dose(2, '2026-11-24', '2026-12-08');
  const visit = { ...dose(2, '2026-11-20', '2026-11-20'), isDose: false };
  expect(dosesComing([given, late, visit, next])).toEqual([next, late]);
});
