import type { DecisionsToMakeView, PressingView } from '@lutetia/shared/contract/views/worklist';
import { completeIn, giveDose, includeParticipant, occur, reach } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  OTHER_SITE,
  scheduleOf,
  visitOf,
  withTrialApp,
  formIn,
} from '../support/trial-app.js';
import type { TestClient } from '../support/test-client.js';

/** Today is Saturday 21 November 2026; a cycle follows the one before by eight weeks. */
describe('decisions on doses that are still to be taken', () => {
  const running = withTrialApp();
  const GIVE = { TDDAT: { v: '2026-11-20' }, TDDECIS: { v: 'GIVE' } };

  const toMake = async (client: TestClient): Promise<DecisionsToMakeView> =>
    (expectStatus(await client.get('/studies/reluth/worklist/pressing'), 200).json as PressingView).decisions;

  /** A first dose, and the second planned eight weeks after it. */
  const dosedOn = async (nurse: TestClient, on: string): Promise<string> => {
    const id = await includeParticipant(nurse, { screening: '2026-08-03', inclusion: '2026-09-07' });
    await giveDose(nurse, id, 1, on);
    return id;
  };

  it('are the investigator’s, the soonest dose first, with what they rest on and is missing', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    // 1 October + 8 weeks = 26 November; 28 September + 8 weeks = 23 November; 26 October + 8 weeks = 21 December.
    const [later, sooner, far] = [
      await dosedOn(nurse, '2026-10-01'),
      await dosedOn(nurse, '2026-09-28'),
      await dosedOn(nurse, '2026-10-26'),
    ];
    const { count, items } = await toMake(investigator);
    expect(items.map(({ participantId, day }) => [participantId, day])).toEqual([
      [sooner, '2026-11-23'],
      [later, '2026-11-26'],
    ]);
    expect(count).toBe(2);
    expect(items.map(({ participantId }) => participantId)).not.toContain(far);
    const form = formIn(await visitOf(nurse, sooner, 'PRE', 2), 'treatment-decision').id;
    const { number } = (await scheduleOf(nurse, sooner)).participant;
    expect(items[0]).toMatchObject({
      number,
      formId: form,
      dose: 'Cycle 2 dose',
      isOnDay: false,
      begun: false,
    });
    expect(items[0]?.openForms).toEqual(expect.arrayContaining(['Haematology']));
    expect(items[0]?.openForms).not.toContain('Treatment decision');
    for (const persona of ['nurse', 'monitor'] as const)
      expect(await toMake(await running().as(persona))).toEqual({ count: 0, items: [] });
  });

  it('leave the list once taken, and come back on the day of the dose until it is given', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    // 26 September + 8 weeks = 21 November, which is today.
    const id = await dosedOn(nurse, '2026-09-26');
    const mine = async (): Promise<DecisionsToMakeView['items']> =>
      (await toMake(investigator)).items.filter(({ participantId }) => participantId === id);
    const onTheDay = formIn(await visitOf(nurse, id, 'D1', 2), 'treatment-decision').id;
    expect(await mine()).toMatchObject([
      { formId: onTheDay, isOnDay: true, openForms: [], day: '2026-11-21' },
    ]);
    await completeIn(investigator, id, ['PRE', 2], 'treatment-decision', GIVE);
    expect(await mine()).toMatchObject([{ formId: onTheDay, isOnDay: true }]);
    await occur(nurse, id, ['D1', 2], '2026-11-21');
    expect(await mine()).toMatchObject([{ formId: onTheDay }]);
    await completeIn(investigator, id, ['D1', 2], 'treatment-decision', {
      ...GIVE,
      TDDAT: { v: '2026-11-21' },
    });
    expect(await mine()).toEqual([]);
  });

  it('are not asked of a dose given without them, decided against, or of somebody who died', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const [stopped, dead, given] = [
      await dosedOn(nurse, '2026-09-28'),
      await dosedOn(nurse, '2026-09-28'),
      await dosedOn(nurse, '2026-09-23'),
    ];
    const listed = async (): Promise<readonly string[]> =>
      (await toMake(investigator)).items.map(({ participantId }) => participantId);
    expect(await listed()).toEqual(expect.arrayContaining([stopped, dead, given]));
    const stop = { TDDAT: { v: '2026-10-12' }, TDDECIS: { v: 'STOP' }, TDREAS: { v: 'TOXICITY' } };
    await completeIn(investigator, stopped, ['D1', 1], 'treatment-decision', stop);
    await reach(nurse, dead, { kind: 'death', on: '2026-11-20' });
    await giveDose(nurse, given, 2, '2026-11-18');
    const left = await listed();
    for (const id of [stopped, dead, given]) expect(left).not.toContain(id);
  });

  it('are told of the caller’s own sites only', async () => {
    const [elsewhere, investigator] = [await running().as('nurse2'), await running().as('investigator')];
    const id = await enrolled(elsewhere, '2026-09-01', OTHER_SITE);
    await reach(elsewhere, id, { kind: 'consent', on: '2026-09-01', values: { DOSISUB: { v: 'N' } } });
    await occur(elsewhere, id, ['SCR'], '2026-09-01');
    await occur(elsewhere, id, ['INC'], '2026-11-16');
    await reach(elsewhere, id, { kind: 'inclusion', on: '2026-11-16' });
    expect((await toMake(investigator)).items.map(({ participantId }) => participantId)).not.toContain(id);
  });
});
