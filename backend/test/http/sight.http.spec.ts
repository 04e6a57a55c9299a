import { randomUUID } from 'node:crypto';
import type { PersonaName } from '../support/fixtures.js';
import { enrolled, formIn, scheduleOf, visitOf, withTrialApp } from '../support/trial-app.js';

describe('who may see and do what', () => {
  const running = withTrialApp();
  const ids = async (): Promise<{ participant: string; visit: string; form: string }> => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-02');
    const visit = await visitOf(nurse, participant, 'SCR');
    return { participant, visit: visit.id, form: formIn(visit, 'ecog').id };
  };
  const reads = ({ participant, form }: Awaited<ReturnType<typeof ids>>): string[] => [
    `/participants/${participant}`,
    `/participants/${participant}/schedule`,
    `/participants/${participant}/administrations`,
    `/participants/${participant}/deviations`,
    `/participants/${participant}/audit`,
    `/participants/${participant}/questionnaires`,
    `/participants/${participant}/adverse-events`,
    `/forms/${form}`,
    `/forms/${form}/history`,
    '/studies/reluth/worklist',
    '/studies/reluth/participants',
    '/studies/reluth/sites',
    '/studies/reluth',
  ];
  const writes = ({
    participant,
    visit,
    form,
  }: Awaited<ReturnType<typeof ids>>): [string, string, object][] => [
    ['POST', '/studies/reluth/participants', { site: 'FR-12' }],
    ['POST', `/participants/${participant}/milestones`, { kind: 'consent', on: '2026-11-02' }],
    ['POST', `/participants/${participant}/delays`, { visit, to: '2026-12-01', reason: 'Travel' }],
    ['POST', `/participants/${participant}/visits`, { on: '2026-11-03', reason: 'Pain' }],
    ['PUT', `/visits/${visit}`, { occurred: '2026-11-02' }],
    ['PUT', `/forms/${form}`, { changes: {}, changeId: randomUUID() }],
    ['POST', `/forms/${form}/completion`, { changeId: randomUUID() }],
    ['POST', `/visits/${visit}/forms`, { form: 'ecog' }],
    ['POST', `/participants/${participant}/forms`, { form: 'death' }],
  ];

  it.each<PersonaName>(['nurse', 'investigator', 'monitor', 'dataManager', 'auditor'])(
    'shows the %s everything of the site',
    async (persona) => {
      const client = await running().as(persona);
      for (const path of reads(await ids()))
        expect([path, (await client.get(path)).status]).toEqual([path, 200]);
    },
  );

  it.each<PersonaName>(['monitor', 'dataManager', 'auditor'])(
    'lets the %s write nothing',
    async (persona) => {
      const client = await running().as(persona);
      for (const [method, path, body] of writes(await ids())) {
        const answer = await client.send(method, path, body, { 'if-match': '"0"' });
        expect([path, answer.json]).toMatchObject([path, { status: 403, code: 'permission.denied' }]);
      }
    },
  );

  it('tells a nurse of another hospital nothing, in the words of what never was', async () => {
    const there = await ids();
    const nowhere = { participant: randomUUID(), visit: randomUUID(), form: randomUUID() };
    const stranger = await running().as('nurse2');
    const bodies = async (which: typeof there): Promise<unknown[]> => {
      const answers = [
        ...(await Promise.all(
          reads(which)
            .slice(0, 8)
            .map((path) => stranger.get(path)),
        )),
        ...(await Promise.all(
          writes(which)
            .slice(1)
            .map(([method, path, body]) => stranger.send(method, path, body, { 'if-match': '"0"' })),
        )),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
      return answers.map(({ json }) => ({ ...(json as object), instance: null }));
    };
    expect(await bodies(there)).toEqual(await bodies(nowhere));
  });

  it('lists for a nurse only the own hospital’s participants and work', async () => {
    const { participant } = await ids();
    const stranger = await running().as('nurse2');
    const { items } = (await stranger.get('/studies/reluth/participants')).json as {
      items: { id: string }[];
    };
    expect(items.map(({ id }) => id)).not.toContain(participant);
    const sites = (await stranger.get('/studies/reluth/sites')).json as { code: string }[];
    expect(sites.map(({ code }) => code)).toEqual(['FR-10']);
  });

  it('hides the study from the outsider', async () => {
    const outsider = await running().as('outsider');
    expect((await outsider.get('/studies/reluth/worklist')).status).toBe(403);
    expect((await outsider.get(`/participants/${(await ids()).participant}`)).status).toBe(403);
  });

  it('refuses the impossible and says where', async () => {
    const nurse = await running().as('nurse');
    const { participant, visit } = await ids();
    const put = (body: unknown) => nurse.put(`/visits/${visit}`, body, { 'if-match': '"0"' });
    expect((await put({ occurred: '2026-02-30' })).json).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ path: 'occurred' }],
    });
    expect((await put({ occurred: '2026-11-22' })).json).toMatchObject({
      status: 422,
      code: 'date.in-future',
    });
    expect((await put({ occurred: '2026-11-20', missed: true })).json).toMatchObject({ status: 400 });
    expect((await put({ missed: true })).json).toMatchObject({ status: 400, errors: [{ path: 'reason' }] });
    expect((await put({ colour: 'red' })).json).toMatchObject({ status: 400, errors: [{ path: 'colour' }] });
    const milestones = `/participants/${participant}/milestones`;
    expect((await nurse.post(milestones, { kind: 'birthday', on: '2026-11-02' })).json).toMatchObject({
      status: 422,
      code: 'milestone.unknown-kind',
    });
    expect((await nurse.post(milestones, { kind: 'randomisation', on: '2026-11-02' })).json).toMatchObject({
      status: 422,
      code: 'milestone.incomplete',
    });
  });

  it('keeps what happened before consent, as a deviation', async () => {
    const nurse = await running().as('nurse');
    const { participant, visit } = await ids();
    const answer = await nurse.put(`/visits/${visit}`, { occurred: '2026-11-02' }, { 'if-match': '"0"' });
    expect(answer.status).toBe(200);
    const form = formIn(await visitOf(nurse, participant, 'SCR'), 'vital-signs');
    await nurse.put(
      `/forms/${form.id}`,
      { changes: { WEIGHT: 70 }, changeId: randomUUID() },
      { 'if-match': '0' },
    );
    const moved = await nurse.post(`/participants/${participant}/milestones`, {
      kind: 'consent',
      on: '2026-11-10',
    });
    expect(moved.status).toBe(200);
    const again = await nurse.post(`/participants/${participant}/milestones`, {
      kind: 'inclusion',
      on: '2026-11-12',
    });
    expect(again.status).toBe(200);
    expect((await scheduleOf(nurse, participant)).participant.milestones.map(({ code }) => code)).toEqual([
      'consent',
      'inclusion',
    ]);
    const twice = await nurse.post(`/participants/${participant}/milestones`, {
      kind: 'inclusion',
      on: '2026-11-13',
    });
    expect(twice.json).toMatchObject({ status: 409, code: 'milestone.already-reached' });
  });
});
