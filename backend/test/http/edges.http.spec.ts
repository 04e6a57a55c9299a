import { randomUUID } from 'node:crypto';
import type { VisitUpdatedView } from '@lutetia/shared/contract/views/moves';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { Answer, TestClient } from '../support/test-client.js';
import {
  enrolled,
  expectStatus,
  formIn,
  scheduleOf,
  SITE,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';

describe('a request at the edge of what can be', () => {
  const running = withTrialApp();
  const start = async (): Promise<{ nurse: TestClient; id: string }> => {
    const nurse = await running().as('nurse');
    return { nurse, id: await enrolled(nurse, '2026-11-02') };
  };
  const completedEcog = async (): Promise<{ nurse: TestClient; form: string }> => {
    const { nurse, id } = await start();
    const form = formIn(await visitOf(nurse, id, 'SCR'), 'ecog').id;
    const body = { changes: { ECOG: { v: '1' } }, changeId: randomUUID() };
    expectStatus(await nurse.post(`/forms/${form}/completion`, body, { 'if-match': '"0"' }), 200);
    return { nurse, form };
  };

  it.each(['0000-01-01', '0001-01-01', '1899-12-31', '2200-01-01'])(
    'is refused for %s, a day from which no schedule can be counted',
    async (day) => {
      const { nurse, id } = await start();
      const visit = await visitOf(nurse, id, 'D1', 1);
      const match = { 'if-match': `"${visit.version}"` };
      const answers: Answer[] = [
        await nurse.post('/studies/reluth/participants', { site: SITE, on: day }),
        await nurse.put(`/visits/${visit.id}`, { occurred: day }, match),
        await nurse.put(`/visits/${visit.id}`, { booked: day }, match),
        await nurse.post(`/participants/${id}/delays`, { visit: visit.id, to: day, reason: 'Leave' }),
        await nurse.post(`/participants/${id}/milestones`, { kind: 'death', on: day }),
        await nurse.post(`/participants/${id}/visits`, { on: day, reason: 'Fever' }),
        await nurse.get(`/studies/reluth/worklist?until=${day}`),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
    },
  );

  it('cannot leave an unscheduled visit without its reason, whatever is written past the API', async () => {
    const { id } = await start();
    const { owner } = running().database;
    const bare = `insert into visit (id, study_id, site_id, participant_id, code)
                  select gen_random_uuid(), study_id, site_id, id, $2 from participant where id = $1`;
    await expect(owner.query(bare, [id, 'UNS'])).rejects.toMatchObject({ code: '23514' });
    expect((await owner.query(bare, [id, 'ELSE'])).rowCount).toBe(1);
  });

  it('takes what is planned for the next ten years and what happened in the last twenty, and no slip of a year', async () => {
    const { nurse, id } = await start();
    const { id: visit, version } = await visitOf(nurse, id, 'D1', 1);
    const match = { 'if-match': `"${version}"` };
    const far = [
      await nurse.put(`/visits/${visit}`, { booked: '2036-11-22' }, match),
      await nurse.post(`/participants/${id}/delays`, { visit, to: '2199-12-31', reason: 'Fever' }),
      await nurse.post(`/participants/${id}/visits`, { on: '2126-11-21', reason: 'Fever' }),
      await nurse.post('/studies/reluth/participants', { site: SITE, on: '1900-01-01' }),
      await nurse.post('/studies/reluth/participants', { site: SITE, on: '2006-11-20' }),
      await nurse.post(`/participants/${id}/milestones`, { kind: 'consent', on: '2006-11-20' }),
      await nurse.put(`/visits/${visit}`, { occurred: '2006-11-20' }, match),
      await nurse.post(`/participants/${id}/visits`, { on: '2006-11-20', reason: 'Fever' }),
    ];
    expect(far.map(({ status, json }) => [status, (json as { errors: unknown[] }).errors.length])).toEqual(
      far.map(() => [400, 1]),
    );
    expect((far[1]?.json as { detail: string } | undefined)?.detail).toContain(
      'lies more than 10 years ahead',
    );
    const booked = await nurse.put(`/visits/${visit}`, { booked: '2036-11-21' }, match);
    expect(expectStatus(booked, 200).json).toMatchObject({ planned: '2036-11-21' });
    expect((await scheduleOf(nurse, id)).items.length).toBeGreaterThan(20);
    expectStatus(await nurse.post('/studies/reluth/participants', { site: SITE, on: '2006-11-21' }), 201);
  });

  it('enrols nobody born after this year, and takes somebody born in it', async () => {
    const nurse = await running().as('nurse');
    const enrol = (yearOfBirth: number): Promise<Answer> =>
      nurse.post('/studies/reluth/participants', { site: SITE, yearOfBirth });
    const refused = expectStatus(await enrol(2027), 422);
    expect(refused.json).toMatchObject({ code: 'date.in-future', errors: [{ path: 'yearOfBirth' }] });
    const { id } = expectStatus(await enrol(2026), 201).json as { id: string };
    const added = { on: '2025-12-31', reason: 'Fever' };
    const before = expectStatus(await nurse.post(`/participants/${id}/visits`, added), 400);
    expect(before.json).toMatchObject({ code: 'request.invalid', errors: [{ path: 'on' }] });
    const { id: visit, version } = await visitOf(nurse, id, 'SCR');
    const occurred = { occurred: '2025-12-31' };
    expectStatus(await nurse.put(`/visits/${visit}`, occurred, { 'if-match': `"${version}"` }), 400);
    const form = formIn(await visitOf(nurse, id, 'SCR'), 'visit');
    const changes = {
      VISDAT: { v: '2025-12-31' },
      VISLOC: { v: 'trial-site' },
      VISMODE: { v: 'on-site' },
    };
    const completion = { changes, changeId: randomUUID() };
    const typed = await nurse.post(`/forms/${form.id}/completion`, completion, {
      'if-match': `"${form.version}"`,
    });
    expect(expectStatus(typed, 400).json).toMatchObject({ errors: [{ path: 'VISDAT' }] });
    const consent = { kind: 'consent', on: '2025-12-31' };
    const consented = expectStatus(await nurse.post(`/participants/${id}/milestones`, consent), 400);
    expect(consented.json).toMatchObject({ code: 'request.invalid', errors: [{ path: 'on' }] });
    const unborn = { site: SITE, on: '1969-12-31', yearOfBirth: 1970 };
    const early = expectStatus(await nurse.post('/studies/reluth/participants', unborn), 400);
    expect(early.json).toMatchObject({ code: 'request.invalid', errors: [{ path: 'on' }] });
  });

  it('does not take a milestone whose further values contradict it', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-11-02');
    const record = (values: Record<string, unknown>): Promise<Answer> =>
      nurse.post(`/participants/${id}/milestones`, { kind: 'inclusion', on: '2026-11-04', values });
    const contradictions: [string, unknown][] = [
      ['INCLDAT', { v: '2026-11-05' }],
      ['INCLDAT', { absent: 'unknown' }],
      ['INCLDAT', null],
      ['INCLYN', { v: 'N' }],
    ];
    for (const [item, value] of contradictions) {
      const refused = expectStatus(await record({ [item]: value }), 422);
      expect(refused.json).toMatchObject({
        code: 'form.invalid-value',
        errors: [{ path: `values.${item}` }],
      });
    }
    const { participant } = await scheduleOf(nurse, id);
    expect(participant.milestones.map(({ kind }) => kind)).not.toContain('inclusion');
    expectStatus(await record({ INCLDAT: { v: '2026-11-04' }, INCLYN: { v: 'Y' } }), 200);
  });

  it.each([' ', ' \t\n '])('does not take %j for a reason', async (reason) => {
    const { nurse, form } = await completedEcog();
    const correction = { changes: { ECOG: { v: '2' } }, changeId: randomUUID(), reason };
    const corrected = await nurse.put(`/forms/${form}`, correction, { 'if-match': '"1"' });
    expect(corrected.json).toMatchObject({ status: 400, code: 'request.invalid' });
    const { id } = await start();
    const visit = await visitOf(nurse, id, 'D1', 1);
    const delay = { visit: visit.id, to: '2026-12-30', reason };
    expectStatus(await nurse.post(`/participants/${id}/delays`, delay), 400);
    expectStatus(await nurse.post(`/participants/${id}/visits`, { on: '2026-11-20', reason }), 400);
  });

  it('takes a field that is null for one left out', async () => {
    const { nurse, id } = await start();
    const blank = { site: SITE, on: null, sex: null, yearOfBirth: null };
    expect(expectStatus(await nurse.post('/studies/reluth/participants', blank), 201).json).toMatchObject({
      screeningOn: '2026-11-21',
      sex: null,
    });
    const visit = await visitOf(nurse, id, 'W2', 1);
    const put = (body: object): Promise<Answer> =>
      nurse.put(`/visits/${visit.id}?preview=true`, body, { 'if-match': `"${visit.version}"` });
    expectStatus(await put({ occurred: null }), 400);
    expectStatus(await put({ missed: null }), 400);
    const missed = { missed: true, reason: null };
    expectStatus(await nurse.put(`/visits/${visit.id}`, missed, { 'if-match': `"${visit.version}"` }), 400);
    expectStatus(await put({ occurred: '2026-11-20', place: null, mode: null, reason: null }), 200);
  });

  it('still takes a booking back with null', async () => {
    const { nurse, id } = await start();
    const visit = await visitOf(nurse, id, 'W2', 1);
    const book = async (booked: string | null, version: number): Promise<VisitUpdatedView> => {
      const answer = await nurse.put(`/visits/${visit.id}`, { booked }, { 'if-match': `"${version}"` });
      return expectStatus(answer, 200).json as VisitUpdatedView;
    };
    expect(await book('2026-12-28', visit.version)).toMatchObject({ booked: '2026-12-28' });
    expect(await book(null, visit.version + 1)).toMatchObject({ booked: null, planned: visit.planned });
  });

  it('adds no unscheduled visit when it only asks what adding one would do', async () => {
    const { nurse, id } = await start();
    const before = (await scheduleOf(nurse, id)).items.length;
    const tried = await nurse.post(`/participants/${id}/visits?preview=true`, {
      on: '2026-11-20',
      reason: 'Fever',
    });
    expect(expectStatus(tried, 201).json).toMatchObject({ preview: true, code: 'UNS', booked: '2026-11-20' });
    expect((await scheduleOf(nurse, id)).items).toHaveLength(before);
  });

  it('names its site by code or by id', async () => {
    const { nurse, id } = await start();
    const { participant } = await scheduleOf(nurse, id);
    const answer = await nurse.post('/studies/reluth/participants', { site: participant.site.id });
    expect((expectStatus(answer, 201).json as ParticipantView).site.code).toBe(SITE);
  });

  it('is told first that its sender may not enter the form, and only then what is wrong with it', async () => {
    const { nurse, id } = await start();
    const monitor = await running().as('monitor');
    const stranger = await running().as('nurse2');
    const form = formIn(await visitOf(nurse, id, 'SCR'), 'ecog').id;
    for (const [body, headers] of [
      [{}, { 'if-match': '"0"' }],
      [{ changes: { ECOG: { v: '1' } }, changeId: randomUUID() }, {}],
    ] as const) {
      expect((await monitor.put(`/forms/${form}`, body, headers)).json).toMatchObject({
        code: 'permission.denied',
      });
      expect((await stranger.put(`/forms/${form}`, body, headers)).json).toMatchObject({
        code: 'form.not-found',
      });
      expectStatus(await running().app.anonymous.put(`/forms/${form}`, body, headers), 401);
    }
    expectStatus(await nurse.put(`/forms/${form}`, {}, { 'if-match': '"0"' }), 400);
  });
});
