import { randomUUID } from 'node:crypto';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import type { PressingView, ReviewsToMakeView } from '@lutetia/shared/contract/views/worklist';
import { completeForm, correctForm } from '../support/course.js';
import { enrolled, expectStatus, OTHER_SITE, scheduleOf, withTrialApp } from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

/** A serious adverse event, which the investigator reviews. */
describe('serious adverse events to be reviewed', () => {
  const running = withTrialApp();
  const REVIEW = { '@reviewed/AESER': { v: 'Y' } };
  const SERIOUS = {
    AETERM: { v: 'Pancytopenia' },
    AETOXGR: { v: '4' },
    AEONGO: { v: 'Y' },
    AESER: { v: 'Y' },
    AESLIFE: { v: 'Y' },
    AEOUT: { v: 'NOT RECOVERED/NOT RESOLVED' },
  };

  const toReview = async (client: TestClient): Promise<ReviewsToMakeView> =>
    (expectStatus(await client.get('/studies/reluth/worklist/pressing'), 200).json as PressingView).reviews;

  const eventOf = async (nurse: TestClient, id: string): Promise<string> => {
    const added = await nurse.post(`/participants/${id}/forms`, { form: 'adverse-event' });
    return (expectStatus(added, 201).json as ScheduleFormView).id;
  };

  const save = async (
    client: TestClient,
    form: string,
    changes: Record<string, unknown>,
    seen?: number,
  ): Promise<Answer> => {
    const { version } = expectStatus(await client.get(`/forms/${form}`), 200).json as FormView;
    const body = { changes, changeId: randomUUID() };
    return client.send('PUT', `/forms/${form}`, body, { 'if-match': `"${seen ?? version}"` });
  };

  it('are the investigator’s work from the first save on, and theirs to review once complete', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const id = await enrolled(nurse, '2026-11-02');
    const form = await eventOf(nurse, id);
    expect(await toReview(investigator)).toEqual({ count: 0, items: [] });
    expectStatus(await save(nurse, form, SERIOUS), 200);
    const { number } = (await scheduleOf(nurse, id)).participant;
    const line = { participantId: id, number, formId: form, event: 'Pancytopenia', grade: 4 };
    expect(await toReview(investigator)).toEqual({ count: 1, items: [{ ...line, inProgress: true }] });
    const early = expectStatus(await save(investigator, form, REVIEW), 422);
    expect(early.text).toContain('it can be reviewed once it is complete');
    await completeForm(nurse, form, {});
    expect(await toReview(investigator)).toEqual({ count: 1, items: [{ ...line, inProgress: false }] });
    for (const persona of ['nurse', 'monitor'] as const)
      expect((await toReview(await running().as(persona))).count).toBe(0);
    const denied = expectStatus(await save(nurse, form, REVIEW), 403);
    expect(denied.json).toMatchObject({ code: 'permission.denied' });
    // A first word on the form corrects nothing, so it needs no reason.
    const reviewed = expectStatus(await save(investigator, form, REVIEW), 200).json as FormSavedView;
    expect(reviewed.values).toMatchObject(REVIEW);
    expect((await toReview(investigator)).count).toBe(0);
    const view = expectStatus(await nurse.get(`/forms/${form}`), 200).json as FormView;
    expect(view.updatedBy).toBe(await investigatorName(investigator));
    const trail = expectStatus(await nurse.get(`/participants/${id}/audit`), 200).json as TrailView;
    expect(trail.items.find(({ path }) => path === '@reviewed/AESER')).toMatchObject({
      role: 'investigator',
      label: 'Serious, reviewed by the investigator',
      newText: 'Yes',
    });
  });

  it('are asked for anew when the event changes, and a review of what changed meanwhile is refused', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const form = await eventOf(nurse, await enrolled(nurse, '2026-11-02'));
    await completeForm(nurse, form, SERIOUS);
    expectStatus(await save(investigator, form, REVIEW), 200);
    const corrected = await correctForm(nurse, form, { AETERM: { v: 'Aplastic anaemia' } });
    expect(corrected.values['@reviewed/AESER']).toBeUndefined();
    const mine = async () => (await toReview(investigator)).items.filter(({ formId }) => formId === form);
    expect(await mine()).toMatchObject([{ event: 'Aplastic anaemia', inProgress: false }]);
    const { version } = expectStatus(await investigator.get(`/forms/${form}`), 200).json as FormView;
    await correctForm(nurse, form, { AESLIFE: { v: 'N' }, AESHOSP: { v: 'Y' } });
    expect(expectStatus(await save(investigator, form, REVIEW, version), 409).json).toMatchObject({
      code: 'form.conflict',
    });
    expectStatus(await save(investigator, form, REVIEW), 200);
    expect(await mine()).toEqual([]);
    // No longer serious: nothing in it is to be reviewed.
    await correctForm(nurse, form, { AESER: { v: 'N' }, AETOXGR: { v: '3' } });
    expect(await mine()).toEqual([]);
    expect(expectStatus(await save(investigator, form, REVIEW), 422).text).toContain(
      'nothing in it is to be reviewed',
    );
  });

  it('are of the caller’s own sites, and an event that is not serious is none', async () => {
    const [elsewhere, investigator] = [await running().as('nurse2'), await running().as('investigator')];
    const before = (await toReview(investigator)).count;
    const other = await eventOf(elsewhere, await enrolled(elsewhere, '2026-11-02', OTHER_SITE));
    expectStatus(await save(elsewhere, other, SERIOUS), 200);
    const nurse = await running().as('nurse');
    const mild = await eventOf(nurse, await enrolled(nurse, '2026-11-02'));
    expectStatus(await save(nurse, mild, { AETERM: { v: 'Nausea' }, AESER: { v: 'N' } }), 200);
    expect((await toReview(investigator)).count).toBe(before);
  });
});

async function investigatorName(client: TestClient): Promise<string> {
  const { json } = expectStatus(await client.get('/session'), 200);
  return (json as { person: { name: string } }).person.name;
}
