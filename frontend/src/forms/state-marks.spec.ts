import { formMark, stripDays } from './state-marks.js';

it('marks a form not begun as due or late with its visit, and one that was begun as it stands', () => {
  expect(formMark({ state: 'not-started', required: true }, { state: 'in-progress' })).toBe('due');
  expect(formMark({ state: 'not-started', required: true }, { state: 'overdue' })).toBe('overdue');
  expect(formMark({ state: 'not-started', required: true }, { state: 'provisional' })).toBe('not-started');
  expect(formMark({ state: 'in-progress', required: true }, { state: 'overdue' })).toBe('in-progress');
  expect(formMark({ state: 'not-started', required: true }, null)).toBe('not-started');
});

it('never marks a form as due or late that nobody has to fill in', () => {
  const optional = { state: 'not-started', required: false } as const;
  expect(formMark(optional, { state: 'overdue' })).toBe('not-started');
  expect(formMark(optional, { state: 'due' })).toBe('not-started');
  expect(formMark({ ...optional, state: 'in-progress' }, { state: 'overdue' })).toBe('in-progress');
});

it("leaves the line on the protocol's day when the visit took place on another", () => {
  const held = { target: '2026-11-19', occurred: '2026-11-21' };
  expect(stripDays(held, '2026-11-30')).toEqual({ target: '2026-11-19', arrow: '2026-11-21' });
  expect(stripDays({ ...held, occurred: null }, '2026-11-30').arrow).toBe('2026-11-30');
});
