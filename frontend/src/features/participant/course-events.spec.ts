import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { EventSpan } from '@lutetia/shared/schedule/event-spans';
import { eventLanes } from './course-events.js';

const TODAY = requireCalendarDay('2026-11-22');
const event = (name: string, from: string | null, changes: Partial<EventSpan> = {}): EventSpan => ({
  name,
  grade: 1,
  from,
  to: null,
  isOngoing: false,
  isSerious: false,
  ...changes,
});

describe('the lanes of adverse events', () => {
  it('hold each name once, from the first to the last day it can mean', () => {
    const events = [
      event('Fatigue', '2026-08', { isOngoing: true }),
      event('Nausea', '2026-09-02', { to: '2026-09' }),
      event('nausea ', '2026-11-01'),
    ];
    const { lanes, more } = eventLanes(events, TODAY);
    expect(more).toBe(0);
    expect(lanes.map(({ name, bars }) => [name, bars.map(({ first, last }) => [first, last])])).toEqual([
      ['Fatigue', [['2026-08-01', '2026-11-22']]],
      [
        'Nausea',
        [
          ['2026-09-02', '2026-09-30'],
          ['2026-11-01', '2026-11-01'],
        ],
      ],
    ]);
  });

  it('leave out what has no day, and for room those of the lowest grades', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      event(`Event ${index}`, `2026-01-0${index + 1}`, { grade: index === 4 ? 1 : 2 }),
    );
    const { lanes, more } = eventLanes([...many, event('Undated', null)], TODAY);
    expect(lanes.map(({ name }) => name)).toEqual([0, 1, 2, 3, 5, 6, 7, 8].map((index) => `Event ${index}`));
    expect(more).toBe(2);
  });
});
