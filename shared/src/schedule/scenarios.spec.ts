import { checkScenarios, seededScenarios } from './spec-support/scenario-suite.js';

it('has at least ten scenarios worked by hand', () => {
  expect(seededScenarios('reluth').length).toBeGreaterThanOrEqual(10);
});

checkScenarios('reluth');
