import { requireCalendarDay } from '../calendar/calendar-day.js';
import { bookFor, putOff, takeDelayBack, type DayDecisions } from './visit-day.js';

const day = requireCalendarDay;
const UNDECIDED: DayDecisions = { bookedOn: null, delay: null };
const DELAY = { to: day('2026-12-15'), reason: 'Platelets 62', decidedOn: day('2026-11-21') };
const FURTHER = { ...DELAY, to: day('2027-01-05'), reason: 'Still low' };

describe('a booking earlier than the day a delay moved to', () => {
  it('sets the delay aside, and taking the booking back brings it back', () => {
    const booked = bookFor(putOff(UNDECIDED, DELAY), day('2026-12-08'));
    expect(booked).toMatchObject({ bookedOn: '2026-12-08', delay: null });
    const moved = bookFor(booked, day('2026-12-09'));
    expect(moved).toMatchObject({ bookedOn: '2026-12-09', delay: null });
    expect(bookFor(moved, null)).toEqual(putOff(UNDECIDED, DELAY));
  });

  it('gives way to one on or after that day, which keeps the reason of the delay', () => {
    const booked = bookFor(putOff(UNDECIDED, DELAY), day('2026-12-08'));
    expect(bookFor(booked, day('2026-12-15'))).toMatchObject({ bookedOn: '2026-12-15', delay: DELAY });
  });

  it('is what the undoing of a further delay brings back, with the delay it set aside', () => {
    const booked = bookFor(putOff(UNDECIDED, DELAY), day('2026-12-08'));
    const back = takeDelayBack(putOff(booked, FURTHER));
    expect(back).toEqual(booked);
    expect(bookFor(back, null)).toMatchObject({ bookedOn: null, delay: DELAY });
  });
});
