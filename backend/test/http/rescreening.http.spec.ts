import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import { completeIn, deviationsOf, reach } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  OTHER_SITE,
  scheduleOf,
  SITE,
  TODAY,
  withTrialApp,
} from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

describe('screening somebody again', () => {
  const running = withTrialApp();

  const again = (client: TestClient, rescreens: string, site = SITE): Promise<Answer> =>
    client.post('/studies/reluth/participants', { site, on: TODAY, rescreens });

  const view = async (client: TestClient, id: string): Promise<ParticipantView> =>
    expectStatus(await client.get(`/participants/${id}`), 200).json as ParticipantView;

  const refused = async (nurse: TestClient): Promise<string> => {
    const id = await enrolled(nurse, '2026-10-05');
    await reach(nurse, id, { kind: 'consent', on: '2026-10-05' });
    await reach(nurse, id, { kind: 'screen-failure', on: '2026-10-12' });
    return id;
  };

  it('gives a number of its own that knows the one before, and begins afresh', async () => {
    const nurse = await running().as('nurse');
    const former = await refused(nurse);
    const made = expectStatus(await again(nurse, former), 201).json as ParticipantView;
    const before = await view(nurse, former);
    expect(made).toMatchObject({
      status: 'screening',
      screeningOn: TODAY,
      milestones: [],
      rescreens: { id: former, number: before.number },
      rescreenedAs: null,
    });
    expect(before).toMatchObject({ status: 'screen-failure', rescreenedAs: { id: made.id } });
  });

  it('is refused twice, for those still in the trial, and from another hospital', async () => {
    const nurse = await running().as('nurse');
    const former = await refused(nurse);
    expectStatus(await again(nurse, former), 201);
    const twice = expectStatus(await again(nurse, former), 409).json as { code: string; detail: string };
    expect(twice.code).toBe('participant.not-rescreenable');
    expect(twice.detail).toMatch(/screened again already, as FR-12-/);
    const inTrial = await enrolled(nurse, '2026-11-02');
    expectStatus(await again(nurse, inTrial), 409);
    const elsewhere = await running().as('nurse2');
    expectStatus(await again(elsewhere, former, OTHER_SITE), 404);
    expectStatus(await again(nurse, crypto.randomUUID()), 404);
  });

  it('is refused for somebody of another sex or year of birth', async () => {
    const nurse = await running().as('nurse');
    const enrol = (body: object): Promise<Answer> =>
      nurse.post('/studies/reluth/participants', { site: SITE, on: '2026-10-05', ...body });
    const { id, number } = expectStatus(await enrol({ sex: 'F', yearOfBirth: 1961 }), 201)
      .json as ParticipantView;
    await reach(nurse, id, { kind: 'consent', on: '2026-10-05' });
    await reach(nurse, id, { kind: 'screen-failure', on: '2026-10-12' });
    const other = expectStatus(await enrol({ on: TODAY, rescreens: id, sex: 'M', yearOfBirth: 1972 }), 409);
    expect(other.json).toMatchObject({
      code: 'participant.not-rescreenable',
      errors: [
        { path: 'sex', message: `is F under ${number}` },
        { path: 'yearOfBirth', message: `is 1961 under ${number}` },
      ],
    });
    const made = expectStatus(await enrol({ on: TODAY, rescreens: id, sex: 'F', yearOfBirth: 1961 }), 201);
    const again = made.json as ParticipantView;
    // A draft says who it is too: in the lists, in the reference ranges, and held against the number before.
    expectStatus(await person(nurse, again.id, { SEX: { v: 'M' } }), 200);
    expect(await view(nurse, again.id)).toMatchObject({ sex: 'M', yearOfBirth: 1961 });
    expect(await deviationsOf(nurse, again.id)).toMatchObject([
      { kind: 'against-rule', sentence: expect.stringContaining('the sex is M here and F there') as string },
    ]);
    expectStatus(await person(nurse, id, { SEX: { v: 'M' } }), 200);
    expect(await deviationsOf(nurse, again.id)).toMatchObject([{ state: 'withdrawn' }]);
    // Nobody is born after their screening: a draft that says so says nothing.
    expectStatus(await person(nurse, again.id, { BRTHYR: { v: '2027' } }), 200);
    expect((await view(nurse, again.id)).yearOfBirth).toBeNull();
    const long = await enrolled(nurse, '2025-06-02');
    const late = completeIn(nurse, long, ['SCR'], 'demography', { SEX: { v: 'F' }, BRTHYR: { v: '2026' } });
    await expect(late).rejects.toThrow('lies after 2 Jun 2025, the first day recorded');
  });

  const person = async (client: TestClient, id: string, changes: object): Promise<Answer> => {
    const { items, forms } = await scheduleOf(client, id);
    const all = [...forms, ...items.flatMap((item) => item.forms)];
    const form = all.find(({ code }) => code === 'demography');
    const body = { changes, changeId: randomUUID() };
    return client.put(`/forms/${form?.id ?? ''}`, body, { 'if-match': `"${form?.version ?? 0}"` });
  };

  it('begins no earlier than the failure, which then cannot be taken back', async () => {
    const nurse = await running().as('nurse');
    const former = await refused(nurse);
    const early = { site: SITE, on: '2026-10-11', rescreens: former };
    expect((await nurse.post('/studies/reluth/participants', early)).json).toMatchObject({
      code: 'participant.not-rescreenable',
      detail: expect.stringContaining('was refused at screening on 12 Oct 2026, after 11 Oct 2026') as string,
    });
    const taken = await nurse.post('/studies/reluth/participants', { ...early, on: '2026-10-20' });
    const { number } = expectStatus(taken, 201).json as ParticipantView;
    const { milestones } = await view(nurse, former);
    const form = milestones.find(({ kind }) => kind === 'screen-failure')?.records[0]?.formId;
    const body = { form, reason: 'Wrong participant' };
    const back = expectStatus(await nurse.post(`/participants/${former}/milestones/taking-back`, body), 409);
    expect(back.json).toMatchObject({
      code: 'participant.has-data',
      detail: expect.stringContaining(`was screened again as ${number}`) as string,
    });
    const { version, values } = expectStatus(await nurse.get(`/forms/${form ?? ''}`), 200).json as FormView;
    const [item] = Object.entries(values).find(([, value]) => 'v' in value && value.v === '2026-10-12') ?? [];
    const moved = (day: string): Promise<Answer> => {
      const changes = { [item ?? '']: { v: day } };
      const correction = { changes, reason: 'Misread', changeId: randomUUID() };
      return nurse.put(`/forms/${form ?? ''}`, correction, { 'if-match': `"${version}"` });
    };
    expect(expectStatus(await moved('2026-10-30'), 409).json).toMatchObject({
      code: 'participant.has-data',
      detail: expect.stringContaining(`as ${number} on 20 Oct 2026, before 30 Oct 2026`) as string,
    });
    expectStatus(await moved('2026-10-20'), 200);
    expect((await view(nurse, former)).status).toBe('screen-failure');
  });

  it('keeps its failure where the new number is at a hospital out of sight, and tells nothing of that', async () => {
    const [nurse, manager] = [await running().as('nurse'), await running().as('dataManager')];
    const elsewhere = await running().as('nurse2');
    const former = await refused(nurse);
    const taken = { site: SITE, on: '2026-10-20', rescreens: former };
    const made = expectStatus(await nurse.post('/studies/reluth/participants', taken), 201)
      .json as ParticipantView;
    const move = { to: OTHER_SITE, on: TODAY, reason: 'Moved house' };
    expectStatus(await manager.post(`/participants/${former}/transfers`, move), 200);
    const { milestones, number, rescreenedAs } = await view(elsewhere, former);
    expect(rescreenedAs).toBeNull();
    const form = milestones.find(({ kind }) => kind === 'screen-failure')?.records[0]?.formId ?? '';
    const body = { form, reason: 'Wrong participant' };
    const back = await elsewhere.post(`/participants/${former}/milestones/taking-back`, body);
    const never = `${number} was screened again under another number, so it stays not included. Nothing was changed. Ask the data manager.`;
    expect(expectStatus(back, 409).json).toMatchObject({ code: 'participant.has-data', detail: never });
    const { version, values } = expectStatus(await elsewhere.get(`/forms/${form}`), 200).json as FormView;
    const [item = ''] = Object.entries(values).find(([, v]) => 'v' in v && v.v === '2026-10-12') ?? [];
    const moved = (day: string): Promise<Answer> => {
      const correction = { changes: { [item]: { v: day } }, reason: 'Misread', changeId: randomUUID() };
      return elsewhere.put(`/forms/${form}`, correction, { 'if-match': `"${version}"` });
    };
    const late = expectStatus(await moved('2026-10-30'), 409);
    expect(late.json).toMatchObject({
      detail: expect.stringContaining('under another number before 30 Oct 2026') as string,
    });
    for (const hidden of [made.number, '20 Oct']) expect(`${back.text} ${late.text}`).not.toContain(hidden);
    expectStatus(await moved('2026-10-19'), 200);
  });

  it('happens once when two ask for it at the same time', async () => {
    const nurse = await running().as('nurse');
    const former = await refused(nurse);
    const answers = await Promise.all([again(nurse, former), again(nurse, former), again(nurse, former)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});
