import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import type { QueryResultRow } from 'pg';
import { SealKeeping } from '../../src/platform/audit/seal.js';
import { verifyAudit } from '../../src/platform/audit/verify-audit.js';
import { includeParticipant, occur, randomisedTo, reach } from '../support/course.js';
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

describe('a participant and a form sent twice', () => {
  const running = withTrialApp();

  it('are one participant, at the same moment too, and another one under another id', async () => {
    const nurse = await running().as('nurse');
    const request = { site: SITE, on: '2026-11-02', sex: 'F', yearOfBirth: 1960, changeId: randomUUID() };
    const post = (body: object): Promise<Answer> => nurse.post('/studies/reluth/participants', body);
    const answers = await Promise.all([1, 2, 3].map(() => post(request)));
    const again = await post(request);
    const known = [...answers, again].map((answer) => expectStatus(answer, 201).json as ParticipantView);
    expect(new Set(known.map(({ number }) => number)).size).toBe(1);
    expect(new Set(known.map(({ id }) => id)).size).toBe(1);
    for (const other of [{ on: '2026-11-03' }, { sex: 'M' }, { yearOfBirth: 1961 }, { sex: undefined }]) {
      const refused = expectStatus(await post({ ...request, ...other }), 409);
      expect(refused.json).toMatchObject({ code: 'form.change-id-reused' });
    }
    const second = expectStatus(await post({ ...request, changeId: randomUUID() }), 201);
    expect((second.json as ParticipantView).number).not.toBe(known[0]?.number);
    const move = { to: OTHER_SITE, on: TODAY, reason: 'Moved house' };
    const path = `/participants/${known[0]?.id ?? ''}/transfers`;
    expectStatus(await (await running().as('dataManager')).post(path, move), 200);
    expect(expectStatus(await post(request), 201).json).toEqual(known[0]);
  });

  it('have ids of our own, whatever the id of the change: it tells of no record in or out of sight', async () => {
    const [nurse, elsewhere] = [await running().as('nurse'), await running().as('nurse2')];
    const id = await enrolled(nurse, '2026-11-02');
    const visit = await visitOf(nurse, id, 'SCR');
    const hidden = await enrolled(elsewhere, '2026-11-02', OTHER_SITE);
    const { id: hiddenVisit } = await visitOf(elsewhere, hidden, 'SCR');
    const ids = [id, visit.id, visit.forms[0]?.id, hidden, hiddenVisit];
    for (const changeId of [...ids, '00000000-0000-0000-0000-000000000000']) {
      const enrolment = await nurse.post('/studies/reluth/participants', { site: SITE, changeId });
      const adding = { on: TODAY, reason: 'Fever', changeId: changeId?.toUpperCase() };
      const made = expectStatus(enrolment, 201).json as ParticipantView;
      expect(ids).not.toContain(made.id);
      const reused = await nurse.post(`/participants/${id}/visits`, adding);
      expect(expectStatus(reused, 409).json).toMatchObject({ code: 'form.change-id-reused' });
    }
    const other = await enrolled(nurse, '2026-11-02');
    for (const changeId of [other, (await visitOf(nurse, other, 'SCR')).forms[0]?.id]) {
      const body = { on: TODAY, reason: 'Fever', changeId };
      const added = expectStatus(await nurse.post(`/participants/${other}/visits`, body), 201);
      expect(added.json).not.toMatchObject({ id: changeId });
    }
    const query = async <R extends QueryResultRow>(text: string, params: readonly unknown[] = []) =>
      (await running().database.owner.query<R>(text, [...params])).rows;
    const { findings } = await verifyAudit(query, new SealKeeping('/nowhere', Buffer.alloc(32)));
    expect(findings).toEqual([]);
  });

  it('are one form, and one once more after it was removed', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'CTL');
    const visit = await visitOf(nurse, id, 'D1', 1);
    const add = (changeId: string, path: string, form: string): Promise<Answer> =>
      nurse.post(`${path}/forms`, { form, changeId });
    const added = async (changeId: string, path: string, form: string): Promise<string> =>
      (expectStatus(await add(changeId, path, form), 201).json as ScheduleFormView).id;
    const [own, part] = [`/participants/${id}`, `/visits/${visit.id}`];
    const [first, second] = [randomUUID(), randomUUID()];
    const event = await Promise.all([1, 2, 3].map(() => added(first, own, 'adverse-event')));
    expect(new Set(event).size).toBe(1);
    const blank = (await add(first, own, 'adverse-event')).json;
    const entry = { changes: { AETERM: { v: 'Nausea' } }, changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${event[0] ?? ''}`, entry, { 'if-match': '"0"' }), 200);
    // Answered as the first time, whatever has been entered since.
    expect((await add(first, own, 'adverse-event')).json).toEqual(blank);
    expect(blank).toMatchObject({ id: event[0], state: 'not-started', version: 0 });
    const empty = { grade: null, from: null, to: null, outcome: null, related: null };
    const told = { state: 'in-progress', term: 'Nausea', isSerious: false, isOngoing: false, ...empty };
    const events = expectStatus(await nurse.get(`${own}/adverse-events`), 200).json;
    expect(events).toEqual([{ formId: event[0], ...told }]);
    expect(await added(second, own, 'adverse-event')).not.toBe(event[0]);
    expect(await completeOrBlank(nurse, id, 'adverse-event')).toBe(3);
    expect(expectStatus(await add(first, part, 'administration'), 409).json).toMatchObject({
      code: 'form.change-id-reused',
    });
    const [opened, reopened] = [randomUUID(), randomUUID()];
    const removed = await added(opened, part, 'administration');
    expectStatus(await nurse.delete(`/forms/${removed}`), 204);
    expectStatus(await add(opened, part, 'administration'), 409);
    // A part that was removed comes back as the form it was, and is found again under its new change id.
    expect([
      await added(reopened, part, 'administration'),
      await added(reopened, part, 'administration'),
    ]).toEqual([removed, removed]);
    expect(await completeOrBlank(nurse, id, 'administration', 'D1')).toBe(2);
  });

  const completeOrBlank = async (
    nurse: TestClient,
    id: string,
    code: string,
    visit?: string,
  ): Promise<number> => {
    const { items, forms } = await scheduleOf(nurse, id);
    const at = items.filter((item) => item.code === visit && item.cycle === 1);
    return (visit === undefined ? forms : at.flatMap((item) => item.forms)).filter(
      (form) => form.code === code,
    ).length;
  };

  it('are as before for who is at both hospitals after a move between them, and one id is for one act', async () => {
    const nurse = await running().as('nurse');
    const { owner } = running().database;
    await owner.query(`insert into membership (id, person_id, role, study_id, site_id, from_day)
      select gen_random_uuid(), m.person_id, m.role, m.study_id, s.id, m.from_day
      from membership m join person p on p.id = m.person_id, site s
      where p.email = 'nurse@test.example' and s.code = '${OTHER_SITE}'`);
    const id = await enrolled(nurse, '2026-11-02');
    const [visits, forms] = [`/participants/${id}/visits`, `/participants/${id}/forms`];
    const visit = { on: TODAY, reason: 'Fever', changeId: randomUUID() };
    const form = { form: 'adverse-event', changeId: randomUUID() };
    const first = [await nurse.post(visits, visit), await nurse.post(forms, form)];
    const move = { to: OTHER_SITE, on: TODAY, reason: 'Moved house' };
    expectStatus(await (await running().as('dataManager')).post(`/participants/${id}/transfers`, move), 200);
    const again = [await nurse.post(visits, visit), await nurse.post(forms, form)];
    expect(again.map(({ status, json }) => [status, json])).toEqual(first.map(({ json }) => [201, json]));
    expectStatus(await nurse.post(visits, { ...visit, reason: 'Pain' }), 409);
    const event = (first[1]?.json as ScheduleFormView | undefined)?.id;
    const save = (changeId: string): Promise<Answer> =>
      nurse.put(`/forms/${event}`, { changes: { AETERM: { v: 'Fever' } }, changeId }, { 'if-match': '"0"' });
    const reused = { code: 'form.change-id-reused' };
    const saved = randomUUID();
    expectStatus(await save(saved), 200);
    expect(expectStatus(await nurse.post(visits, { ...visit, changeId: saved }), 409).json).toMatchObject(
      reused,
    );
  });
});

describe('a milestone sent twice', () => {
  const running = withTrialApp();
  const post = (nurse: TestClient, id: string, body: object): Promise<Answer> =>
    nurse.post(`/participants/${id}/milestones`, body);
  const formsOf = async (nurse: TestClient, id: string, code: string): Promise<ScheduleFormView[]> => {
    const { items, forms } = await scheduleOf(nurse, id);
    return [...items.flatMap((item) => item.forms), ...forms].filter((form) => form.code === code);
  };
  const completeOf = async (nurse: TestClient, id: string, code: string): Promise<ScheduleFormView[]> =>
    (await formsOf(nurse, id, code)).filter(({ state }) => state === 'complete');

  it('is recorded once, and never in a visit that lies ahead', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-11-02');
    const body = { kind: 'progression', on: TODAY };
    const answers = [await post(nurse, id, body), await post(nurse, id, body)];
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
    const { items, forms, participant } = await scheduleOf(nurse, id);
    const own = forms.filter(({ code }) => code === 'overall-response');
    expect(own.map(({ state, repetition }) => [state, repetition])).toEqual([['complete', 1]]);
    expect(answers[1]?.json).toMatchObject({
      code: 'milestone.already-reached',
      formId: own[0]?.id,
      detail: expect.stringContaining('the form Overall response has the day 21 Nov 2026 already') as string,
    });
    const inVisits = items.flatMap((item) => item.forms).filter(({ code }) => code === 'overall-response');
    expect(inVisits.filter(({ state }) => state !== 'not-started')).toEqual([]);
    expect(participant.milestones).toMatchObject([
      { code: 'progression', on: TODAY, records: [{ formId: own[0]?.id, on: TODAY }] },
    ]);
    expectStatus(await nurse.get(`/forms/${own[0]?.id ?? ''}`), 200);
  });

  it('at the same moment is recorded once', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-11-02');
    const body = { kind: 'progression', on: TODAY };
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(nurse, id, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await completeOf(nurse, id, 'overall-response')).toHaveLength(1);
  });

  // IM/1 two months after the randomisation of 2026-05-18, one week either side: 2026-07-11 to 2026-07-25.
  it('goes to the visit whose window holds the day, and another day to a form of its own', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'CTL');
    await reach(nurse, id, { kind: 'progression', on: '2026-07-13' });
    expect(formIn(await visitOf(nurse, id, 'IM'), 'overall-response')).toMatchObject({ state: 'complete' });
    await reach(nurse, id, { kind: 'progression', on: '2026-08-04' });
    const { forms } = await scheduleOf(nurse, id);
    expect(forms.filter(({ code }) => code === 'overall-response')).toMatchObject([{ state: 'complete' }]);
  });

  it('goes to the visit that took place that day, out of its window too', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'CTL');
    await occur(nurse, id, ['IM'], '2026-08-04');
    await reach(nurse, id, { kind: 'progression', on: '2026-08-04' });
    expect(formIn(await visitOf(nurse, id, 'IM'), 'overall-response')).toMatchObject({ state: 'complete' });
  });

  it('is refused where it counts only in a visit that lies ahead, and names the visit', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-11-02', inclusion: '2026-11-16' });
    const answer = await post(nurse, id, { kind: 'gate-failure', on: TODAY });
    expect(answer.json).toMatchObject({ status: 409, code: 'milestone.no-visit' });
    expect((answer.json as { detail: string }).detail).toContain('Record the visit first.');
  });

  it('is one consent, and another day or another document is another', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-11-02');
    const first = { kind: 'consent', on: '2026-11-02', reference: '3.0' };
    const together = await Promise.all([1, 2, 3].map(() => post(nurse, id, first)));
    expect(together.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const silent = await post(nurse, id, { kind: 'consent', on: '2026-11-02' });
    expect(silent.json).toMatchObject({ status: 409, code: 'milestone.already-reached' });
    expect(await completeOf(nurse, id, 'consent')).toHaveLength(1);
    await reach(nurse, id, { ...first, reference: 'Dosimetry 1.0' });
    await reach(nurse, id, { ...first, on: '2026-11-10' });
    const forms = await completeOf(nurse, id, 'consent');
    const kept = await Promise.all(
      forms.map(async (form) => expectStatus(await nurse.get(`/forms/${form.id}`), 200).json as FormView),
    );
    expect(kept.map(({ values }) => [values.RFICDAT, values.ICVER])).toEqual([
      [{ v: '2026-11-02' }, { v: '3.0' }],
      [{ v: '2026-11-02' }, { v: 'Dosimetry 1.0' }],
      [{ v: '2026-11-10' }, { v: '3.0' }],
    ]);
  });
});
