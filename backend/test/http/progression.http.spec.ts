import { reach } from '../support/course.js';
import { enrolled, expectStatus, scheduleOf, withTrialApp } from '../support/trial-app.js';

describe('progression of a meningioma', () => {
  const running = withTrialApp({ study: 'lumen-1', site: 'DE-01' });

  it('is recorded with its day alone, ends the MRI and begins the follow-up', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-01-05', 'DE-01', 'lumen-1');
    await reach(nurse, id, { kind: 'consent', on: '2026-01-05' });
    await reach(nurse, id, { kind: 'inclusion', on: '2026-01-26' });
    const allocation = { arm: 'RLT', reference: 'L-001', strata: { GRADE: 'G1' } };
    await reach(nurse, id, { kind: 'randomisation', on: '2026-02-02', ...allocation });
    const moves = await reach(nurse, id, { kind: 'progression', on: '2026-06-01' });
    expect(moves.deviations).toEqual([]);

    const { items } = await scheduleOf(nurse, id);
    const shown = (code: string): unknown[] =>
      items
        .filter((item) => item.code === code)
        .map(({ repetition, state, target }) => [repetition, state === 'not-applicable', target]);
    // Randomised on 2 February: + 12 weeks = 27 April, before the progression; + 24 weeks = 20 July, after it.
    expect(shown('MRI').slice(0, 2)).toEqual([
      [1, false, '2026-04-27'],
      [2, true, '2026-07-20'],
    ]);
    // Every 6 months from 1 June 2026, at most 24 months after randomisation: 2 February 2028.
    expect(shown('FU')).toEqual([
      [1, false, '2026-12-01'],
      [2, false, '2027-06-01'],
      [3, false, '2027-12-01'],
    ]);
  });

  it('is refused where the measurement is said to be the baseline', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-01-05', 'DE-01', 'lumen-1');
    const baseline = { kind: 'progression', on: '2026-06-01', values: { MRIBASE: { v: 'Y' } } };
    const answer = expectStatus(await nurse.post(`/participants/${id}/milestones`, baseline), 422);
    expect(answer.json).toMatchObject({ code: 'form.invalid-value' });
  });
});
