import { randomUUID } from 'node:crypto';
import { deviationsOf, giveDose, includeParticipant, occur, reach } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  OTHER_SITE,
  scheduleOf,
  SITE,
  TODAY,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

describe('an act whose first answer was lost', () => {
  const running = withTrialApp();

  type Send = (body: object) => Promise<Answer>;

  const trailLength = async (): Promise<number> => {
    const { rows } = await running().database.owner.query<{ count: number }>(
      'select count(*)::integer as count from audit_event',
    );
    return rows[0]?.count ?? 0;
  };

  /** Sends an act three times at once and once after, and another one under its id. */
  const expectOnce = async (send: Send, body: object, other: object): Promise<unknown> => {
    const changeId = randomUUID();
    const together = await Promise.all([1, 2, 3].map(() => send({ ...body, changeId })));
    const first = together.map((answer) => expectStatus(answer, 200).json)[0];
    expect(together.map(({ json }) => json)).toEqual([first, first, first]);
    const before = await trailLength();
    expect(expectStatus(await send({ ...body, changeId }), 200).json).toEqual(first);
    expect(await trailLength()).toBe(before);
    const reused = expectStatus(await send({ ...body, ...other, changeId }), 409);
    expect(reused.json).toMatchObject({ code: 'form.change-id-reused' });
    return first;
  };

  const putVisit =
    (client: TestClient, id: string, version: number): Send =>
    (body) =>
      client.put(`/visits/${id}`, body, { 'if-match': `"${version}"` });

  it('records a milestone once, and takes it back once', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-11-02');
    const path = `/participants/${id}/milestones`;
    await expectOnce(
      (body) => nurse.post(path, body),
      { kind: 'progression', on: TODAY },
      { on: '2026-11-20' },
    );
    const { forms, participant } = await scheduleOf(nurse, id);
    const form = forms.find(({ code, state }) => code === 'overall-response' && state === 'complete');
    expect(participant.milestones).toMatchObject([{ code: 'progression', records: [{ formId: form?.id }] }]);
    const back = { form: form?.id, reason: 'Read wrongly' };
    await expectOnce((body) => nurse.post(`${path}/taking-back`, body), back, { reason: 'Otherwise' });
    expect((await scheduleOf(nurse, id)).participant.milestones).toEqual([]);
  });

  it('ends a treatment once', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-09-21' });
    await giveDose(nurse, id, 1, '2026-10-05');
    const { participant } = await scheduleOf(nurse, id);
    const reached = participant.milestones.length;
    const end = { kind: 'end-of-treatment', on: TODAY };
    await expectOnce((body) => nurse.post(`/participants/${id}/milestones`, body), end, { on: '2026-11-20' });
    expect((await scheduleOf(nurse, id)).participant.milestones).toHaveLength(reached + 1);
  });

  it('delays a visit once and takes that back once; a preview under the id keeps nothing', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-09-21' });
    await giveDose(nurse, id, 1, '2026-10-05');
    const dose = await visitOf(nurse, id, 'D1', 2);
    const path = `/participants/${id}/delays`;
    const delay = { visit: dose.id, to: '2026-12-07', reason: 'Platelets 62' };
    const changeId = randomUUID();
    expectStatus(await nurse.post(`${path}?preview=true`, { ...delay, changeId }), 200);
    expect((await visitOf(nurse, id, 'D1', 2)).planned).toBe('2026-11-30');
    expectStatus(await nurse.post(path, { ...delay, changeId }), 200);
    expect((await visitOf(nurse, id, 'D1', 2)).planned).toBe('2026-12-07');
    const again = { ...delay, to: '2026-12-08' };
    await expectOnce((body) => nurse.post(path, body), again, { to: '2026-12-09' });
    const undo = { visit: dose.id };
    await expectOnce((body) => nurse.post(`${path}/undo`, body), undo, { reason: 'Platelets 102' });
    // The delay before the latest stands again, not the protocol's day: taken back once and not twice.
    expect((await visitOf(nurse, id, 'D1', 2)).planned).toBe('2026-12-07');
  });

  it('books, misses and records a visit once, whichever version the visit has by then', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-09-21' });
    await giveDose(nurse, id, 1, '2026-10-05');
    const dose = await visitOf(nurse, id, 'D1', 2);
    const booking = await expectOnce(
      putVisit(nurse, dose.id, dose.version),
      { booked: '2026-12-01' },
      { booked: '2026-12-02' },
    );
    expect(booking).toMatchObject({ planned: '2026-12-01', version: dose.version + 1 });
    const nadir = await visitOf(nurse, id, 'W4', 1);
    const missed = { missed: true, reason: 'Snowed in' };
    await expectOnce(putVisit(nurse, nadir.id, nadir.version), missed, { reason: 'Holiday' });
    expect(await visitOf(nurse, id, 'W4', 1)).toMatchObject({ state: 'missed', version: nadir.version + 1 });
    const next = await visitOf(nurse, id, 'W6', 1);
    await expectOnce(
      putVisit(nurse, next.id, next.version),
      { occurred: '2026-11-16' },
      { occurred: '2026-11-17' },
    );
    expect((await visitOf(nurse, id, 'W6', 1)).occurred).toBe('2026-11-16');
    // Without an id the second is what it was: somebody else's change since.
    const stale = await putVisit(nurse, dose.id, dose.version)({ booked: '2026-12-01' });
    expect(expectStatus(stale, 409).json).toMatchObject({ code: 'visit.stale' });
  });

  it('marks a number as enrolled in error once, and takes that back once', async () => {
    const manager = await running().as('dataManager');
    const id = await enrolled(await running().as('nurse'), '2026-11-02');
    const path = `/participants/${id}/enrolled-in-error`;
    const [why, other] = [{ reason: 'Entered twice' }, { reason: 'Typed for another' }];
    await expectOnce((body) => manager.post(path, body), why, other);
    await expectOnce((body) => manager.post(`${path}/taking-back`, body), why, other);
    expect((await scheduleOf(manager, id)).participant.enrolledInError).toBeNull();
  });

  it('acknowledges a deviation once', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const id = await enrolled(nurse, '2026-11-06');
    await occur(nurse, id, ['SCR'], '2026-11-06');
    await reach(nurse, id, { kind: 'consent', on: '2026-11-08' });
    const [found] = await deviationsOf(nurse, id);
    const path = `/participants/${id}/deviations/${found?.id ?? ''}/acknowledgement`;
    await expectOnce((body) => investigator.post(path, body), { comment: 'Known' }, { comment: 'Told' });
  });

  it('closes days once', async () => {
    const nurse = await running().as('nurse');
    const closing = { closedWeekdays: [6, 7], closures: [], rule: 'keep', reason: 'Department says so' };
    const path = `/studies/reluth/sites/${SITE}/calendar`;
    const send: Send = (body) => nurse.put(path, body, { 'if-match': '"0"' });
    expect(await expectOnce(send, closing, { rule: 'after' })).toMatchObject({ calendar: { version: 1 } });
    expect(expectStatus(await nurse.get(path), 200).json).toMatchObject({ version: 1, rule: 'keep' });
  });

  it('is answered at none but a site of the caller, and never for another participant', async () => {
    const [nurse, manager] = [await running().as('nurse'), await running().as('dataManager')];
    const id = await enrolled(nurse, '2026-11-02');
    const { id: visit, version, forms } = await visitOf(nurse, id, 'SCR');
    expect(formIn(await visitOf(nurse, id, 'SCR'), 'visit').id).toBe(forms[0]?.id);
    const record = { occurred: '2026-11-02', changeId: randomUUID() };
    expectStatus(await putVisit(nurse, visit, version)(record), 200);
    const other = await enrolled(nurse, '2026-11-02');
    const twin = await visitOf(nurse, other, 'SCR');
    expectStatus(await putVisit(nurse, twin.id, twin.version)(record), 409);
    const move = { to: OTHER_SITE, on: TODAY, reason: 'Moved house' };
    expectStatus(await manager.post(`/participants/${id}/transfers`, move), 200);
    expectStatus(await putVisit(nurse, visit, version)(record), 404);
  });
});
