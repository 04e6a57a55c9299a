import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import { dosesToldOnce } from './doses-told-once.js';

const waiting: AdministrationAheadView = {
  visitId: 'standard/1',
  participantId: 'p',
  number: 'SE-02-002',
  site: 'SE-02',
  cycle: 1,
  name: 'Cycle 1 dose',
  day: '2026-12-15',
  opens: '2026-12-08',
  closes: '2026-12-29',
  dayHint: null,
  booked: false,
  provisional: true,
  isEarliest: false,
  waitsFor: 'Randomisation',
  openBefore: [],
  expiredBefore: [],
  tooOld: [],
  fatalEvent: null,
  fatalEventInProgress: false,
  isToOrder: true,
  plannedActivityGBq: 7.5,
  plannedActivity: null,
  radionuclide: 'Lu-177',
  orderDecision: null,
  doseDecision: null,
};

describe('doses ahead of somebody not yet allocated to an arm', () => {
  const second = { ...waiting, cycle: 2, visitId: 'standard/2', day: '2027-02-09' };
  const secondLater = { ...second, visitId: 'personalised/2', day: '2027-02-23' };

  it('are told once for each cycle, as the earliest where the arms plan other days', () => {
    const other = { ...waiting, visitId: 'personalised/1' };
    expect(dosesToldOnce([waiting, other, second, secondLater])).toEqual([
      waiting,
      { ...second, isEarliest: true },
    ]);
  });

  it('have an activity only where the arms agree on it', () => {
    const more = { ...secondLater, plannedActivityGBq: 9.3 };
    expect(dosesToldOnce([second, more])).toEqual([
      { ...second, isEarliest: true, plannedActivityGBq: null },
    ]);
  });

  it('leave alone what is firm, and who else has the same cycle', () => {
    const firm = { ...waiting, provisional: false };
    const doses = [firm, { ...firm, visitId: 'w' }, { ...waiting, participantId: 'q' }];
    expect(dosesToldOnce(doses)).toEqual(doses);
  });
});
