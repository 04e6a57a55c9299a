import { clockFrom, Clock } from './clock.js';

class StoppedClock extends Clock {
  constructor(private readonly instant: string) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }
}

describe('Clock', () => {
  // Half past eleven in the evening of 31 December in UTC is the next year in Paris (UTC+1) and still 31 in New York.
  it.each([
    ['Europe/Paris', '2027-01-01'],
    ['UTC', '2026-12-31'],
    ['America/New_York', '2026-12-31'],
    ['Indian/Reunion', '2027-01-01'],
  ])('knows the calendar day in %s', (timeZone, day) => {
    expect(new StoppedClock('2026-12-31T23:30:00Z').todayIn(timeZone)).toBe(day);
  });

  it('takes the day LUTETIA_TODAY fixes, everywhere, and leaves the instant alone', () => {
    const clock = clockFrom({ LUTETIA_TODAY: '2026-03-02' });
    expect(clock.todayIn('Europe/Paris')).toBe('2026-03-02');
    expect(clock.now().getTime()).toBeGreaterThan(Date.parse('2026-03-03'));
  });

  it('refuses a day that is none, and any in production', () => {
    expect(() => clockFrom({ LUTETIA_TODAY: '2026-02-30' })).toThrow('not a calendar day');
    expect(() => clockFrom({ LUTETIA_TODAY: '2026-03-02', NODE_ENV: 'production' })).toThrow(
      'refused in production',
    );
  });
});
