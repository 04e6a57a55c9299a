import { requireCalendarDay } from '../calendar/calendar-day.js';
import { bookFor, putOff, takeDelayBack, type DayDecisions } from './visit-day.js';

const day = requireCalendarDay;
const UNDECIDED: DayDecisions = { bookedOn: null, delay: null, beforeDelay: [] };
const DELAY = { to: day('2026-12-15'), reason: 'Platelets 62', decidedOn: day('2026-11-21') };
const FURTHER = { ...DELAY, to: day('2027-01-05'), reason: 'Still low' };
const delayed = putOff(UNDECIDED, DELAY);

describe('a booking earlier than the day a delay moved to', () => {
  const booked = bookFor(delayed, day('2026-12-08'));

  it('sets the delay aside, and taking the booking back brings it back', () => {
    expect(booked).toMatchObject({ bookedOn: '2026-12-08', delay: null });
    const moved = bookFor(booked, day('2026-12-09'));
    expect(moved).toMatchObject({ bookedOn: '2026-12-09', delay: null });
    expect(bookFor(moved, null)).toEqual(delayed);
    expect(takeDelayBack(booked)).toEqual(booked);
  });

  it('gives way to one on or after that day, which keeps the reason of the delay', () => {
    expect(bookFor(booked, day('2026-12-15'))).toMatchObject({ bookedOn: '2026-12-15', delay: DELAY });
  });

  it('is what the undoing of a further delay brings back, with the delay it set aside', () => {
    const back = takeDelayBack(putOff(booked, FURTHER));
    expect(back).toEqual(booked);
    expect(bookFor(back, null)).toEqual(delayed);
  });

  it('counts no more after a later one, whether a further delay came and went in between or not', () => {
    const later = day('2027-01-10');
    expect(takeDelayBack(bookFor(putOff(booked, FURTHER), later))).toEqual(bookFor(delayed, later));
  });

  it('sets aside the one before as well, once the further delay is undone', () => {
    const earliest = bookFor(putOff(delayed, FURTHER), day('2026-12-08'));
    expect(takeDelayBack(bookFor(earliest, null))).toEqual(delayed);
    expect(bookFor(takeDelayBack(bookFor(earliest, null)), day('2026-12-08'))).toEqual(booked);
  });
});
