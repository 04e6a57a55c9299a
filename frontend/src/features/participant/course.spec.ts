import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import {
  branchOf,
  courseOf,
  dosesPlanned,
  hasBranches,
  inOneUnit,
  labelRooms,
  sharedUnit,
  type CourseDose,
} from './course.js';

const dose = (cycle: number, unit: string | null): CourseDose => ({
  x: 0,
  day: '2026-03-01',
  cycle,
  branch: null,
  isGiven: unit !== null,
  activity: unit === null ? null : '7.4',
  unit,
  part: null,
});

test('a label is shortened where the next dose is near, and left out where it would be covered', () => {
  // 60 px to the next, 40 px, 12 px, and nothing after the last
  expect(labelRooms([100, 160, 200, 212])).toEqual(['whole', 'short', 'none', 'whole']);
});

test('the next dose is the next in time, whatever the order of the list', () => {
  expect(labelRooms([160, 100])).toEqual(['whole', 'whole']);
  expect(labelRooms([130, 100])).toEqual(['whole', 'none']);
});

test('two parts of one dose on the same day keep one label legible', () => {
  expect(labelRooms([100, 100])).toEqual(['whole', 'none']);
});

test('the lane names a unit only where every given dose has it', () => {
  expect(sharedUnit([dose(1, 'GBq'), dose(2, 'GBq'), dose(3, null)])).toBe('GBq');
  expect(sharedUnit([dose(1, 'GBq'), dose(2, 'MBq')])).toBeNull();
  expect(sharedUnit([dose(1, null)])).toBeNull();
});

test('doses recorded in several units stand in GBq, and those recorded in one as they were', () => {
  const mixed = [
    { ...dose(1, 'GBq'), activity: '7.35' },
    { ...dose(2, 'MBq'), activity: '7400' },
    // In two parts of 100 mCi: 200 x 0.037.
    { ...dose(3, 'mCi'), activity: '100', part: { number: 2, of: 2, total: { value: '200', unit: 'mCi' } } },
    dose(4, null),
  ];
  const told = inOneUnit(mixed);
  expect(told.map(({ activity }) => activity)).toEqual(['7.35', '7.4', '3.7', null]);
  expect(told[2]?.part?.total).toEqual({ value: '7.4', unit: 'GBq' });
  expect(sharedUnit(told)).toBe('GBq');
  const curies = [dose(1, 'mCi'), dose(2, null)];
  expect(inOneUnit(curies)).toEqual(curies);
});

const treatment = (id: string, cycle: number, state: ScheduleItemView['state'], cycles?: string) => {
  const reason = cycles === undefined ? null : { kind: 'depends', names: ['arm'], cycles };
  const explanation = { reason } as ScheduleItemView['explanation'];
  return { id, cycle, kind: 'treatment', state, occurred: null, explanation } as const;
};

test.each<[ScheduleItemView['state'], string[]]>([
  ['not-due', ['dose']],
  ['not-applicable', []],
  ['skipped', []],
])('the bloods before a dose that is %s are drawn as no dose', (state, drawn) => {
  expect([...dosesPlanned([treatment('bloods', 3, 'in-progress'), treatment('dose', 3, state)])]).toEqual(
    drawn,
  );
});

test('while the arm is not known, the doses of each arm are planned', () => {
  const items = [
    treatment('bloods', 1, 'provisional', 'Cycle 1, personalised'),
    treatment('dose', 1, 'provisional', 'Cycle 1, personalised'),
    treatment('standard-bloods', 1, 'provisional', 'Cycle 1, standard'),
    treatment('standard-dose', 1, 'provisional', 'Cycle 1, standard'),
    treatment('second-dose', 2, 'provisional', 'Cycle 2, personalised'),
  ];
  expect([...dosesPlanned(items)]).toEqual(['dose', 'standard-dose', 'second-dose']);
  const doses = items.map((item) => ({ cycle: item.cycle, branch: branchOf(item) }));
  expect(hasBranches(doses)).toBe(true);
  expect(hasBranches(doses.slice(2))).toBe(false);
});

test('bloods repeated before a dose that waits for the arm are drawn as no dose', () => {
  const items = [treatment('bloods', 3, 'due'), treatment('dose', 3, 'provisional', 'Cycle 3, personalised')];
  expect([...dosesPlanned(items)]).toEqual(['dose']);
});

// The axis goes from 10 days before screening to 10 days after today: 12 November to 2 December, 20 days.
test.each([
  [{ on: '2026-11-17', partial: null }, 0.25, 0.25],
  [{ on: null, partial: '2026-11' }, 0, 0.5],
  [{ on: null, partial: '2026' }, 0, 0.5],
])('a death of %j is marked on the axis, and never before it or after today', (record, from, to) => {
  const milestones = [{ kind: 'death', records: [record] }];
  const participant = { screeningOn: '2026-11-22', milestones };
  const schedule = { today: '2026-11-22', participant, items: [] } as unknown as ScheduleView;
  expect(courseOf(schedule, [])?.death).toEqual({ from, to });
});
