import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/test-client.js';
import { enrolled, expectStatus, formIn, visitOf, withTrialApp } from '../support/trial-app.js';

const VALUES = ['x', '99999999999999999999', '%C3%A9%F0%9F%98%80', '01990000-0000-7000-8000-000000000001%20'];
const DAY = '2026-11-03';
const NOWHERE = '01990000-0000-7000-8000-000000000001';

/** Bodies that fit, so that nothing but the address is wrong. */
const BODIES: Readonly<Record<string, object>> = {
  'participants/{id}/deviations/{deviation}/acknowledgement': { comment: 'Seen' },
  'participants/{id}/milestones': { kind: 'consent', on: DAY },
  'participants/{id}/milestones/taking-back': { form: NOWHERE, reason: 'Mistake' },
  'participants/{id}/transfers': { to: 'FR-10', on: DAY, reason: 'Moved house' },
  'participants/{id}/visits': { on: DAY, reason: 'Fever' },
  'participants/{id}/delays': { visit: NOWHERE, to: DAY, reason: 'Leave' },
  'participants/{id}/delays/undo': { visit: NOWHERE, reason: 'Leave' },
  'participants/{id}/forms': { form: 'ecog' },
  'visits/{id}/forms': { form: 'ecog' },
  'visits/{id}': { occurred: DAY },
  'forms/{id}': { changes: {}, changeId: randomUUID() },
  'forms/{id}/completion': { changeId: randomUUID() },
  'people/{id}': { name: 'Name' },
  'people/{id}/password': { password: 'nineteen blue horses' },
  'people/{id}/memberships': { role: 'nurse', study: 'reluth' },
  'people/{id}/memberships/{membership}': { to: DAY },
  'studies/{study}/sites/{site}/calendar': { closedWeekdays: [], closures: [], rule: 'keep', reason: 'New' },
  'studies/{study}/versions/{version}/activations': {
    sites: ['FR-12'],
    from: DAY,
    migrate: false,
    reason: 'A',
  },
  'studies/{study}/calendar-feeds': { site: 'FR-12' },
  'studies/{study}/participants': { site: 'FR-12', on: DAY },
};

describe('an address that names nothing', () => {
  const running = withTrialApp();

  it('is answered with a refusal by every route, whichever part of it is wrong', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-02');
    const visit = await visitOf(nurse, participant, 'SCR');
    const { rows } = await running().database.owner.query<{ id: string }>(
      `select id from person where email = 'auditor@test.example'`,
    );
    const real: Readonly<Record<string, string>> = {
      participants: participant,
      visits: visit.id,
      forms: formIn(visit, 'ecog').id,
      people: rows[0]?.id ?? '',
      study: 'reluth',
      site: 'FR-12',
      version: '1.0',
    };
    const { paths } = (await running().app.anonymous.get('/openapi.json')).json as {
      paths: Record<string, Record<string, object>>;
    };
    const wrong: string[] = [];
    for (const [path, operations] of Object.entries(paths)) {
      const pattern = path.replace('/api/', '');
      for (const name of [...pattern.matchAll(/\{(\w+)\}/g)].map(([, found]) => found ?? '')) {
        for (const value of VALUES) {
          const address = pattern.replaceAll(/(\w+\/)?\{(\w+)\}/g, (_all, before: string, part: string) =>
            part === name
              ? `${before}${value}`
              : `${before}${real[part] ?? real[before.slice(0, -1)] ?? NOWHERE}`,
          );
          for (const method of Object.keys(operations).map((given) => given.toUpperCase())) {
            const body = ['POST', 'PUT'].includes(method) ? BODIES[pattern] : undefined;
            for (const persona of ['nurse', 'investigator', 'dataManager', 'administrator'] as const) {
              const client = await running().as(persona);
              const { status, json } = await client.send(method, `/${address}`, body, { 'if-match': '"0"' });
              const { code } = (json ?? {}) as { code?: string };
              if (![400, 403, 404].includes(status) || code === undefined)
                wrong.push(`${persona} ${method} ${address} ${status} ${code ?? ''}`);
            }
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('ends no calendar address', async () => {
    const nurse = await running().as('nurse');
    const answer = await nurse.delete('/studies/reluth/calendar-feeds/not-a-uuid');
    expect(answer.json).toMatchObject({ status: 404, code: 'calendar-feed.not-found' });
  });

  const encoded = (key: string): string => Buffer.from(key).toString('base64url');
  it.each([
    'x',
    '-1',
    '1.5',
    '99999999999999999999',
    encoded('\u0000'),
    encoded('99999999999999999999'),
    encoded(NOWHERE.replace('1', 'g')),
    encoded(`9/999999999/${NOWHERE}`),
    encoded(`99999999999999999999/${NOWHERE}/99999999999999999999`),
  ])('is refused as the cursor %s of a list', async (cursor) => {
    const [nurse, administrator] = [await running().as('nurse'), await running().as('administrator')];
    const participant = await enrolled(nurse, '2026-11-02');
    // Participants are listed by number, and any text may be one.
    const byNumber = cursor.length > 20 ? [] : ['participants'];
    for (const list of [...byNumber, 'worklist', 'deviations', 'audit']) {
      const { json } = await nurse.get(`/studies/reluth/${list}?cursor=${cursor}`);
      expect([list, json]).toMatchObject([list, { status: 400, code: 'request.invalid' }]);
    }
    const trail = await nurse.get(`/participants/${participant}/audit?cursor=${cursor}`);
    expect(trail.json).toMatchObject({ status: 400, code: 'request.invalid' });
    const log = await administrator.get(`/security-log?cursor=${cursor}`);
    expect(log.json).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it.each([
    encoded(`1/-999999999/${NOWHERE}`),
    encoded(`4/999999999/${NOWHERE}`),
    encoded(`9999999999999999/${NOWHERE}/999999999999999999`),
    encoded('999999999999999999'),
    encoded(NOWHERE),
    encoded("FR'12"),
  ])('is answered at the utmost places of a list', async (cursor) => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-02');
    for (const list of ['participants', 'worklist', 'deviations', 'audit']) {
      const { status } = await nurse.get(`/studies/reluth/${list}?cursor=${cursor}`);
      expect([200, 400]).toContain(status);
    }
    expect([200, 400]).toContain(
      (await nurse.get(`/participants/${participant}/audit?cursor=${cursor}`)).status,
    );
  });
});

describe('an address in capitals', () => {
  const running = withTrialApp();

  it('names the same records, and an act sent again there is the same act', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-02');
    const visit = await visitOf(nurse, participant, 'SCR');
    const booking = { booked: '2026-11-24', changeId: randomUUID() };
    const booked = async (id: string): Promise<unknown> => {
      const answer = await nurse.put(`/visits/${id}`, booking, { 'if-match': `"${visit.version}"` });
      return expectStatus(answer, 200).json;
    };
    expect(await booked(visit.id.toUpperCase())).toEqual(await booked(visit.id));
    const form = formIn(visit, 'chemistry').id;
    const save = { changes: { NA: { v: '140', unit: 'mmol/L' } }, changeId: randomUUID() };
    for (const id of [form, form.toUpperCase()]) {
      const saved = expectStatus(await nurse.put(`/forms/${id}`, save, { 'if-match': '"0"' }), 200);
      expect(saved.json).toMatchObject({ id: form, version: 1 });
    }
  });

  it('begins no range twice for the same samples', async () => {
    const manager = await running().as('dataManager');
    const laboratories = '/studies/reluth/sites/FR-12/laboratories';
    const added = expectStatus(await manager.post(laboratories, { name: 'Central' }), 201);
    const { id } = added.json as { id: string };
    const begin = (analyte: string, laboratory: string): Promise<Answer> => {
      const range = { analyte, validFrom: '2026-01-01', unit: '10*9/L', low: '1', source: 'Report' };
      return manager.post(`${laboratories}/${laboratory}/ranges`, range);
    };
    for (const analyte of ['NEUT', 'LYM', 'MONO', 'EOS']) {
      const answers = await Promise.all([begin(analyte, id), begin(analyte, id.toUpperCase())]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
  });
});
