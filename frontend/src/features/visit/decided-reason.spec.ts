import { decidedReason } from './decided-reason.js';

it.each([
  ['dose', 'skip', 'Toxicity: platelets 38'],
  ['dose', 'delay', ''],
  ['bloods', 'skip', ''],
] as const)('for %s, %s is proposed “%s”', (visitId, act, reason) => {
  const decision = { act: 'skip', visitId: 'dose', reason: 'Toxicity: platelets 38' } as const;
  expect(decidedReason([decision], visitId, act)).toBe(reason);
});
