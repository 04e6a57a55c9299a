import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import { obstaclesOf } from './obstacles.js';

/** Booked, decided, bloods done: nothing stands in its way. */
const ready: AdministrationAheadView = {
  visitId: 'v',
  participantId: 'p',
  number: 'FR-05-011',
  site: 'FR-05',
  cycle: 2,
  name: 'Cycle 2 dose',
  day: '2026-12-04',
  opens: '2026-11-27',
  closes: '2026-12-11',
  booked: true,
  provisional: false,
  isEarliest: false,
  waitsFor: null,
  openBefore: [],
  dayHint: null,
  expiredBefore: [],
  tooOld: [],
  fatalEvent: null,
  fatalEventInProgress: false,
  isToOrder: true,
  plannedActivityGBq: 7.4,
  plannedActivity: null,
  radionuclide: 'Lu-177',
  orderDecision: { taken: true, decision: 'Give', isAgainst: false },
  doseDecision: { taken: false, decision: null, isAgainst: false },
};

const kinds = (over: Partial<AdministrationAheadView>, today = '2026-11-21'): readonly string[] =>
  obstaclesOf({ ...ready, ...over }, today).map(({ kind }) => kind);

describe('obstaclesOf', () => {
  it('finds nothing in the way of a dose that is booked, decided and prepared', () => {
    expect(kinds({})).toEqual([]);
  });

  it('names a fatal event, and nothing beside it', () => {
    const fatal = { kind: 'fatal-event', event: 'Septic shock', inProgress: false };
    const open = { fatalEvent: 'Septic shock', booked: false, openBefore: ['Cycle 2 bloods'] };
    expect(obstaclesOf({ ...ready, ...open }, '2026-12-20')).toEqual([fatal]);
    expect(obstaclesOf({ ...ready, ...open, provisional: true }, '2026-11-21')).toEqual([fatal]);
    expect(obstaclesOf({ ...ready, ...open, fatalEventInProgress: true }, '2026-12-20')).toEqual([
      { ...fatal, inProgress: true },
    ]);
  });

  it('asks for the decision of the day from that day on', () => {
    expect(kinds({}, '2026-12-03')).toEqual([]);
    expect(kinds({}, '2026-12-04')).toEqual(['dose-undecided']);
  });

  it('names what is open before it, the order not decided and the day not booked', () => {
    const order = { taken: false, decision: null, isAgainst: false };
    expect(kinds({ openBefore: ['Cycle 2 bloods'], orderDecision: order, booked: false })).toEqual([
      'open-before',
      'order-undecided',
      'not-booked',
    ]);
  });

  it('names a decision that leads to no dose, on either day', () => {
    const delay = { taken: true, decision: 'Delay', isAgainst: true };
    const named = { kind: 'decided-against', decision: 'Delay' };
    expect(obstaclesOf({ ...ready, orderDecision: delay }, '2026-11-21')).toEqual([named]);
    expect(obstaclesOf({ ...ready, doseDecision: delay }, '2026-12-04')).toEqual([named]);
  });

  it('names expired bloods once, though their repeat is open as well', () => {
    const bloods = ['Cycle 2 bloods'];
    const visits = { openBefore: [...bloods, 'Cycle 2 examination'], expiredBefore: bloods };
    expect(obstaclesOf({ ...ready, ...visits }, '2026-11-21')).toEqual([
      { kind: 'expired', names: bloods },
      { kind: 'open-before', names: ['Cycle 2 examination'] },
    ]);
  });

  it('tells a day that has passed from a window that has closed; its last day is still open', () => {
    expect(kinds({ doseDecision: null }, '2026-12-11')).toEqual(['day-passed']);
    expect(kinds({ doseDecision: null }, '2026-12-12')).toEqual(['window-closed']);
  });

  it('says when the booked day lies outside the window, on either side', () => {
    expect(kinds({ day: '2026-12-12' })).toEqual(['outside-window']);
    expect(kinds({ day: '2026-11-26' })).toEqual(['outside-window']);
    expect(kinds({ day: '2026-12-11' })).toEqual([]);
  });

  it('says of a day that is not firm only what it waits for', () => {
    const waiting = {
      provisional: true,
      waitsFor: 'Cycle 1 dose',
      openBefore: ['Cycle 2 bloods'],
      booked: false,
    };
    expect(kinds(waiting)).toEqual(['waits-for']);
  });
});
