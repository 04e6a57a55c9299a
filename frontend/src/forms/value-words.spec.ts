import { ownUnitWords } from './value-words.js';

it('says the unit of an earlier value only beside a line in another one', () => {
  const last = { v: '72', unit: 'umol/L' };
  expect(ownUnitWords(last, 'mg/dL')).toBe('µmol/L');
  expect(ownUnitWords(last, 'umol/L')).toBe(null);
  expect(ownUnitWords({ v: '7.4' }, null)).toBe(null);
  expect(ownUnitWords({ absent: 'not-done' }, 'mg/dL')).toBe(null);
});
