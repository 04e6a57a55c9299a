import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import { completeIn, giveDose, includeParticipant } from '../support/course.js';
import { expectStatus, scheduleOf, visitOf, withTrialApp } from '../support/trial-app.js';

describe('the end of treatment decided on an earlier cycle', () => {
  const running = withTrialApp();

  it('is told on the dose of the next one, on its visit and in the worklist, until something else is decided', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-09-14' });
    await giveDose(nurse, id, 1, '2026-09-28');
    const stop = { TDDAT: { v: '2026-10-12' }, TDDECIS: { v: 'STOP' }, TDREAS: { v: 'TOXICITY' } };
    await completeIn(investigator, id, ['D1', 1], 'treatment-decision', stop);
    const second = await visitOf(nurse, id, 'D1', 2);
    // Eight weeks after 28 September.
    expect(second.planned).toBe('2026-11-23');
    const line = async (): Promise<WorklistView['items'][number] | undefined> => {
      const { items } = expectStatus(await nurse.get('/studies/reluth/worklist?limit=200'), 200)
        .json as WorklistView;
      return items.find(({ visitId }) => visitId === second.id);
    };
    const [decision] = (await scheduleOf(nurse, id)).decisions;
    expect(decision).toMatchObject({ cycle: 1, answer: 'End treatment' });
    expect(decision?.laterVisitIds).toContain(second.id);
    expect(await line()).toMatchObject({ decided: 'End treatment', detail: 'Decided: end treatment' });
    const give = { TDDAT: { v: '2026-11-16' }, TDDECIS: { v: 'GIVE' } };
    await completeIn(investigator, id, ['PRE', 2], 'treatment-decision', give);
    const [still] = (await scheduleOf(nurse, id)).decisions;
    expect(still?.laterVisitIds).not.toContain(second.id);
    expect(await line()).toMatchObject({ decided: null });
  });
});
