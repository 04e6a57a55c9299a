import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { visitsAhead } from './visits-ahead.js';

type Item = Pick<ScheduleItemView, 'name' | 'state' | 'planned' | 'target' | 'occurred'>;

const item = (name: string, planned: string | null, fields: Partial<Item> = {}): Item => ({
  name,
  state: 'not-due',
  planned: planned,
  target: planned,
  occurred: null,
  ...fields,
});
const names = (items: readonly Item[]): string[] => visitsAhead(items).map(({ name }) => name);

describe('the visits ahead', () => {
  it('stand by day, whatever epoch or cycle the protocol puts them in', () => {
    expect(
      names([
        item('Cycle 4 week 6', '2027-01-14'),
        item('M4 imaging', '2027-01-03'),
        item('Cycle 5', '2027-01-28'),
      ]),
    ).toEqual(['M4 imaging', 'Cycle 4 week 6', 'Cycle 5']);
  });

  it('have a visit added by hand at its own day', () => {
    expect(
      names([
        item('Cycle 2', '2026-12-01'),
        item('Month 3', '2027-02-01'),
        item('Unscheduled', '2026-11-30'),
      ]),
    ).toEqual(['Unscheduled', 'Cycle 2', 'Month 3']);
  });

  it('have those without a day last, and keep the plan’s order where days are equal', () => {
    expect(
      names([
        item('Follow-up', null),
        item('Bloods', '2026-12-01'),
        item('Dose', '2026-12-01'),
        item('Later follow-up', null),
        item('Imaging', '2026-11-24'),
      ]),
    ).toEqual(['Imaging', 'Bloods', 'Dose', 'Follow-up', 'Later follow-up']);
  });

  it('leave out what is over, and count a visit begun from the day it took place', () => {
    expect(
      names([
        item('Done', '2026-10-01', { state: 'complete' }),
        item('Left', '2026-10-02', { state: 'missed' }),
        item('Next', '2026-11-25'),
        item('Begun', '2026-11-30', { state: 'in-progress', occurred: '2026-11-20' }),
      ]),
    ).toEqual(['Begun', 'Next']);
  });
});
