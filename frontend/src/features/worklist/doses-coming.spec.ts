import { dosesComing } from './doses-coming.js';

const dose = (participantId: string, cycle: number, day: string, visitId: string) => ({
  participantId,
  cycle,
  day,
  visitId,
});

it('tells the next few doses by day, one planned in two arms once', () => {
  const ahead = [
    dose('a', 1, '2026-11-30', '1'),
    dose('b', 3, '2026-12-04', '2'),
    dose('b', 3, '2026-12-04', '3'),
    dose('a', 2, '2027-01-25', '4'),
    dose('c', 1, '2027-02-01', '5'),
  ];
  expect(dosesComing(ahead, 3).map(({ visitId }) => visitId)).toEqual(['1', '2', '4']);
});
