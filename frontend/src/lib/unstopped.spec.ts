import { unstopped } from './unstopped.js';

it.each([
  ['Bilirubin had risen.', 'Bilirubin had risen'],
  ['Bilirubin had risen. ', 'Bilirubin had risen'],
  ['Platelets 62', 'Platelets 62'],
  ['Asked for time...', 'Asked for time...'],
  ['Why?', 'Why?'],
])('%s goes on as %s', (sentence, words) => {
  expect(unstopped(sentence)).toBe(words);
});
