import { orderWords } from './doses-coming.js';

const say = (key: string): string => key;
const dose = { isToOrder: true, plannedActivityGBq: 7.4, plannedActivity: null };

test.each([
  ['in GBq', dose, '7.4 GBq'],
  ['as the study counts', { ...dose, plannedActivity: { value: 200, unit: 'mCi' } }, '200 mCi (7.4 GBq)'],
  ['where the study states none', { ...dose, plannedActivityGBq: null }, 'home.noActivity'],
  ['for who is to get no dose', { ...dose, isToOrder: false }, 'home.nothingToOrder'],
])('the activity to order is told %s', (_, ahead, told) => {
  expect(orderWords(ahead, say)).toBe(told);
});
