import { saidOnce } from './said-once.js';

it('says once what all begin with', () => {
  const four = ['treatment', 'procedures', 'contact', 'the use of records'].map(
    (what) => `Withdraws from ${what}`,
  );
  expect(saidOnce(four)).toBe('Withdraws from treatment, procedures, contact, the use of records');
});

it('leaves one alone, and what begins otherwise whole', () => {
  expect(saidOnce(['Withdraws from contact'])).toBe('Withdraws from contact');
  expect(saidOnce(['Se retire du traitement', 'Refuse tout contact'])).toBe(
    'Se retire du traitement, Refuse tout contact',
  );
  expect(saidOnce([])).toBe('');
});
