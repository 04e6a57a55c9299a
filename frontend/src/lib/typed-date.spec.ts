import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { parseTypedDay, parseTypedPartialDay, parseTypedTime } from './typed-date.js';

const anchors = { today: requireCalendarDay('2026-11-21'), visit: requireCalendarDay('2026-11-18') };

describe('parseTypedDay', () => {
  it.each([
    ['21/11/26', '2026-11-21'],
    ['21/11/2026', '2026-11-21'],
    ['21.11.2026', '2026-11-21'],
    ['21-11-26', '2026-11-21'],
    ['21nov2026', '2026-11-21'],
    ['21nov26', '2026-11-21'],
    ['21 Nov 2026', '2026-11-21'],
    ['21-NOV-2026', '2026-11-21'],
    ['21 november 2026', '2026-11-21'],
    ['21 févr. 2026', '2026-02-21'],
    ['21fev2026', '2026-02-21'],
    ['3 AOÛT 2026', '2026-08-03'],
    ['3-déc-2026', '2026-12-03'],
    ['3 juin 2026', '2026-06-03'],
    ['3 juil. 2026', '2026-07-03'],
    ['3 mai 2026', '2026-05-03'],
    ['3 mars 2026', '2026-03-03'],
    ['3 avr 2026', '2026-04-03'],
    ['211126', '2026-11-21'],
    ['21112026', '2026-11-21'],
    ['2026-11-21', '2026-11-21'],
    ['2026/1/5', '2026-01-05'],
    [' 3/4/26 ', '2026-04-03'],
    ['29/02/2028', '2028-02-29'],
  ])('reads %s as %s', (typed, day) => {
    expect(parseTypedDay(typed, anchors)).toBe(day);
  });

  it('knows today, yesterday and the day of the visit by one letter', () => {
    expect(parseTypedDay('t', anchors)).toBe('2026-11-21');
    expect(parseTypedDay('Y', anchors)).toBe('2026-11-20');
    expect(parseTypedDay('v', anchors)).toBe('2026-11-18');
  });

  it('has no day of the visit outside a visit', () => {
    expect(parseTypedDay('v', { ...anchors, visit: null })).toBeNull();
  });

  it.each([
    '30/02/2026',
    '29/02/2027',
    '31/11/26',
    '2026-13-01',
    '0/5/26',
    '21',
    '2026',
    'nov 2026',
    'soon',
    '',
    '1/2/3/4',
    '21xyz2026',
    '3 jui 2026', // juin or juillet
    '3 ju 2026',
    '31 févr. 2026',
  ])('refuses %s', (typed) => {
    expect(parseTypedDay(typed, anchors)).toBeNull();
  });

  it('takes the year nearest to today when none is typed', () => {
    expect(parseTypedDay('21/11', anchors)).toBe('2026-11-21');
    expect(parseTypedDay('5 jan', anchors)).toBe('2027-01-05');
    expect(parseTypedDay('30/06', anchors)).toBe('2026-06-30');
  });

  it('puts two-digit years more than ten years ahead into the last century', () => {
    expect(parseTypedDay('01/01/36', anchors)).toBe('2036-01-01');
    expect(parseTypedDay('01/01/52', anchors)).toBe('1952-01-01');
  });
});

describe('parseTypedPartialDay', () => {
  it.each([
    ['UN-NOV-2026', '2026-11'],
    ['unk/11/26', '2026-11'],
    ['11/2026', '2026-11'],
    ['nov 2026', '2026-11'],
    ['2026-11', '2026-11'],
    ['UN-UN-2026', '2026'],
    ['2026', '2026'],
    ['21nov2026', '2026-11-21'],
    ['t', '2026-11-21'],
  ])('reads %s as %s', (typed, partial) => {
    expect(parseTypedPartialDay(typed, anchors)).toBe(partial);
  });

  it.each(['30/02/2026', 'UN-13-2026', 'UN-NOV', '31-UN-2026', 'UN'])('refuses %s', (typed) => {
    expect(parseTypedPartialDay(typed, anchors)).toBeNull();
  });
});

describe('parseTypedTime', () => {
  it.each([
    ['8:40', '08:40'],
    ['0840', '08:40'],
    ['840', '08:40'],
    ['8h40', '08:40'],
    ['14h', '14:00'],
    ['23.59', '23:59'],
    ['00:00', '00:00'],
  ])('reads %s as %s', (typed, time) => {
    expect(parseTypedTime(typed)).toBe(time);
  });

  it.each(['24:00', '12:60', '8', 'noon', '8:', ''])('refuses %s', (typed) => {
    expect(parseTypedTime(typed)).toBeNull();
  });
});
