import {
  partialDayText,
  siteClockText,
  siteInstantText,
  siteMomentText,
  windowText,
  zoneBeside,
} from './day-words.js';

describe('windowText', () => {
  it.each([
    ['2026-06-06', '2026-06-12', '6–12 Jun'],
    ['2026-06-06', null, 'from 6 Jun'],
    [null, '2026-06-12', 'to 12 Jun'],
    [null, null, null],
  ])('%s to %s is %s', (opens, closes, text) => {
    expect(windowText(opens, closes, '2026-11-21')).toBe(text);
  });
});

describe('partialDayText', () => {
  it('marks what is unknown', () => {
    expect(partialDayText('2026-11')).toBe('Nov 2026');
    expect(partialDayText('2026')).toBe('2026');
    expect(partialDayText('2026-11-21')).toBe('21 Nov 2026');
  });
});

describe('an instant at a site', () => {
  it('is told in full with its zone, whatever clock this computer has', () => {
    expect(siteInstantText('2026-11-21T22:19:00Z', 'Europe/Paris')).toBe('21 Nov 2026, 23:19 Europe/Paris');
    expect(siteInstantText('2026-12-31T23:30:00Z', 'Europe/Paris')).toBe('1 Jan 2027, 00:30 Europe/Paris');
  });

  // Paris is an hour ahead of UTC in winter and two in summer; New York five behind in winter.
  it.each([
    ['2026-11-21T08:15:07.123Z', 'Europe/Paris', '2026-11-21 09:15:07', 'Today 09:15'],
    ['2026-07-01T22:30:00Z', 'Europe/Paris', '2026-07-02 00:30:00', '2 Jul 00:30'],
    ['2026-01-01T03:00:00Z', 'America/New_York', '2025-12-31 22:00:00', '31 Dec 2025 22:00'],
  ])('%s in %s is %s', (instant, zone, clock, moment) => {
    expect(siteClockText(instant, zone)).toBe(clock);
    expect(siteMomentText(instant, zone, '2026-11-21')).toBe(moment);
  });

  it('names its zone only where this computer’s clock differs', () => {
    const noon = '2026-11-21T12:00:00Z';
    expect(zoneBeside(noon, 'Europe/Paris', 'America/New_York')).toBe(' (Europe/Paris)');
    // Stockholm keeps the time of Paris.
    expect(zoneBeside(noon, 'Europe/Paris', 'Europe/Stockholm')).toBe('');
  });
});
