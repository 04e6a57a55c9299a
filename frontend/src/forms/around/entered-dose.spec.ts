import { enteredDose, inPlaces } from './entered-dose.js';

it('tells what the cycles entered used while another is not entered', () => {
  const budget = {
    parts: [
      { cycle: 1, value: 5.85 },
      { cycle: 2, value: 6.1 },
      { cycle: 3, value: null },
    ],
  };
  expect(inPlaces(enteredDose(budget) ?? 0, budget)).toBe('11.95');
  expect(enteredDose({ parts: [{ cycle: 1, value: null }] })).toBe(null);
});
