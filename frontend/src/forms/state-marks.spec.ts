import { formMark, stripDays } from './state-marks.js';

it('marks a form not begun as due or late with its visit, and one that was begun as it stands', () => {
  expect(formMark('not-started', { state: 'in-progress' })).toBe('due');
  expect(formMark('not-started', { state: 'overdue' })).toBe('overdue');
  expect(formMark('not-started', { state: 'provisional' })).toBe('not-started');
  expect(formMark('in-progress', { state: 'overdue' })).toBe('in-progress');
  expect(formMark('not-started', null)).toBe('not-started');
});

it("leaves the line on the protocol's day when the visit took place on another", () => {
  const held = { target: '2026-11-19', occurred: '2026-11-21' };
  expect(stripDays(held, '2026-11-30')).toEqual({ target: '2026-11-19', arrow: '2026-11-21' });
  expect(stripDays({ ...held, occurred: null }, '2026-11-30').arrow).toBe('2026-11-30');
});
