import { AddVisitRequest } from '@lutetia/shared/contract/requests/visits';
import { SignInRequest } from '@lutetia/shared/contract/requests/session';
import { readRequest } from '../../src/platform/http/validation.pipe.js';
import { enrolled, formIn, visitOf, withTrialApp } from '../support/trial-app.js';

const NAMES = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
/** Written out, because an object literal takes `__proto__` for itself. */
const BODIES = NAMES.flatMap((name) => [
  `{"${name}":{}}`,
  `{"${name}":{"prototype":{}}}`,
  `{"values":{"${name}":{"v":"1"}},"changes":{"${name}":{"v":"1"}}}`,
  `{"definition":{"forms":[{"${name}":{}}]}}`,
]);

describe('a field named like what every object has', () => {
  const running = withTrialApp();

  const placesOf = async (): Promise<Readonly<Record<string, string>>> => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-02');
    const visit = await visitOf(nurse, participant, 'SCR');
    const { id: form } = formIn(visit, 'ecog');
    const nobody = '01990000-0000-7000-8000-000000000000';
    return { participants: participant, visits: visit.id, forms: form, people: nobody, other: nobody };
  };

  it('is refused by every route that takes a body, at any depth, and writes nothing', async () => {
    const { paths } = (await running().app.anonymous.get('/openapi.json')).json as {
      paths: Record<string, Record<string, { requestBody?: object }>>;
    };
    const places = await placesOf();
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { requestBody }]) => requestBody !== undefined)
        .map(([method]) => ({
          method: method.toUpperCase(),
          path: path
            .replace('/api', '')
            .replace('{study}', 'reluth')
            .replace(/^\/(\w+)\/\{id\}/, (_all, record: string) => `/${record}/${places[record] ?? ''}`)
            .replaceAll(/\{\w+\}/g, places['other'] ?? ''),
        })),
    );
    expect(routes.length).toBeGreaterThan(20);
    const nurse = await running().as('nurse');
    const rows = async (): Promise<unknown> =>
      (await running().database.owner.query('select count(*) from visit')).rows;
    const before = await rows();
    const taken: string[] = [];
    for (const { method, path } of routes) {
      for (const body of BODIES) {
        const { status, json } = await nurse.send(method, path, body, { 'if-match': '"0"' });
        if (status !== 400 || (json as { code: string }).code !== 'request.invalid')
          taken.push(`${method} ${path} ${body} ${status}`);
      }
    }
    expect(taken).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  it('does not let anybody past signing in', async () => {
    const answer = await running().app.anonymous.post('/session', '{"constructor":{}}');
    expect(answer.json).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it.each(NAMES)('is refused as %s in a query', async (name) => {
    const nurse = await running().as('nurse');
    for (const path of ['worklist', 'participants', 'deviations', 'audit', 'calendar']) {
      const answer = await nurse.get(`/studies/reluth/${path}?${name}=1&from=2026-11-02&to=2026-11-03`);
      expect([path, answer.json]).toMatchObject([path, { status: 400, code: 'request.invalid' }]);
    }
  });

  it.each(NAMES)('does not choose by %s the rules that a request is checked by', (name) => {
    const body = JSON.parse(`{"${name}":{}}`) as object;
    expect(() => readRequest(AddVisitRequest, body)).toThrow(`${name} is not a known field`);
    expect(() => readRequest(SignInRequest, body)).toThrow('request.invalid');
  });

  it.each(NAMES)('is no value either: %s is no kind, arm, form or answer', async (name) => {
    const nurse = await running().as('nurse');
    const { participants, visits, forms } = await placesOf();
    const changeId = '01990000-0000-4000-8000-000000000001';
    const answers = [
      await nurse.post(`/participants/${participants}/milestones`, { kind: name, on: '2026-11-03' }),
      await nurse.post(`/participants/${participants}/milestones`, {
        kind: 'randomisation',
        on: '2026-11-03',
        arm: name,
        reference: name,
        strata: { CONTROL: name },
      }),
      await nurse.post(`/participants/${participants}/forms`, { form: name }),
      await nurse.post(`/visits/${visits}/forms`, { form: name }),
      await nurse.post('/studies/reluth/participants', { site: name, on: '2026-11-03' }),
      await nurse.put(
        `/forms/${forms}`,
        { changes: { ECOG: { v: name }, [`${name}/1/ECOG`]: { v: name } }, changeId },
        { 'if-match': '"0"' },
      ),
      await nurse.get(`/studies/${name}`),
      await nurse.get(`/studies/reluth/versions/${name}`),
      await nurse.get(`/studies/reluth/worklist?state=${name}`),
      await nurse.get(`/studies/reluth/participants?due=${name}&status=${name}&arm=${name}`),
    ];
    expect(answers.map(({ status }) => status).filter((status) => status >= 500 || status === 201)).toEqual(
      [],
    );
  });
});
