import type { ScheduleFormView, ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { formsBeside, isOccasional, nextFormOfVisit } from './next-form.js';

type Visit = Pick<ScheduleItemView, 'id' | 'state' | 'forms'>;

const form = (id: string, state: ScheduleFormView['state']): ScheduleFormView => ({
  id,
  version: 1,
  code: id,
  name: id,
  repetition: 1,
  state,
  required: true,
  repeating: false,
  continues: false,
  answered: 0,
  total: 1,
  waiting: 0,
});

const older: Visit = { id: 'W4', state: 'overdue', forms: [form('W4-visit', 'not-started')] };

describe('where one goes on after a form', () => {
  it('goes on within the visit', () => {
    const visit: Visit = {
      id: 'W6',
      state: 'in-progress',
      forms: [form('visit', 'complete'), form('blood', 'in-progress')],
    };
    expect(nextFormOfVisit({ items: [older, visit], forms: [] }, 'visit')?.id).toBe('blood');
  });

  it('stops at the end of the visit, though an older visit is overdue', () => {
    const visit: Visit = {
      id: 'W6',
      state: 'in-progress',
      forms: [form('visit', 'complete'), form('blood', 'in-progress')],
    };
    const whole = { items: [older, visit], forms: [] };
    expect(nextFormOfVisit(whole, 'blood')).toBeNull();
  });
});

describe('the forms of a participant, leafed through together', () => {
  it('leave out a blank one that a visit holds complete, unless it is the one in sight', () => {
    const screening: Visit = { id: 'SCR', state: 'complete', forms: [form('consent', 'complete')] };
    const blank = { ...form('blank', 'not-started'), code: 'consent' };
    const course = { items: [screening], forms: [blank, form('death', 'not-started')] };
    const beside = (id: string): readonly string[] => formsBeside(course, id).map((one) => one.id);
    expect(beside('death')).toEqual(['death']);
    expect(beside('blank')).toEqual(['blank', 'death']);
  });
});

test('a form of no visit that can be added again is one of an occasion', () => {
  const schedule = {
    forms: [{ ...form('adverse-event', 'in-progress'), repeating: true }, form('death', 'in-progress')],
  };
  expect(isOccasional({ id: 'adverse-event', visit: null }, schedule)).toBe(true);
  expect(isOccasional({ id: 'death', visit: null }, schedule)).toBe(false);
  expect(isOccasional({ id: 'blood', visit: { id: 'W6' } }, schedule)).toBe(false);
  expect(isOccasional({ id: 'blood', visit: { id: 'W6' } }, null)).toBe(false);
});
