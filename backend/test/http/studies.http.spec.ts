import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import type { PersonaName } from '../support/fixtures.js';
import { expectStatus, withTrialApp } from '../support/trial-app.js';

type Definition = Record<string, unknown> & { sites: Record<string, unknown>[] };

const RELUTH = path.resolve(import.meta.dirname, '../../../seeds/studies/reluth/study.json');
const READERS: readonly PersonaName[] = ['nurse', 'investigator', 'monitor', 'auditor', 'outsider'];

async function reluth(changes: Readonly<Record<string, unknown>> = {}): Promise<Definition> {
  return { ...(JSON.parse(await readFile(RELUTH, 'utf8')) as Definition), ...changes };
}

describe('study definitions over HTTP', () => {
  const running = withTrialApp();
  const counted = async (): Promise<readonly number[]> => {
    const { rows } = await running().database.owner.query<{ count: string }>(
      `select count(*) from study union all select count(*) from study_version
       union all select count(*) from site_activation union all select count(*) from audit_event`,
    );
    return rows.map(({ count }) => Number(count));
  };

  it.each(READERS)('are not for the %s to check or to publish', async (persona) => {
    const client = await running().as(persona);
    const definition = await reluth();
    for (const place of ['/studies/check', '/studies', '/studies?preview=true']) {
      expect((await client.post(place, { definition })).json).toMatchObject({ code: 'permission.denied' });
    }
  });

  it('are not for who is not signed in', async () => {
    const { anonymous } = running().app;
    expect((await anonymous.post('/studies', { definition: {} })).json).toMatchObject({
      code: 'session.required',
    });
  });

  it('are checked with every fault and its place, and nothing is stored', async () => {
    const before = await counted();
    const client = await running().as('dataManager');
    const definition = await reluth({ ctcae: '5.1', extra: 1 });
    expect(expectStatus(await client.post('/studies/check', { definition }), 200).json).toMatchObject({
      ok: false,
      outline: null,
      faults: [
        { pointer: '/ctcae', sentence: 'Must be one of 5.0, 6.0', suggestion: '5.0' },
        { pointer: '/extra', sentence: '"extra" is not known here', suggestion: null },
      ],
    });
    const fine = expectStatus(await client.post('/studies/check', { definition: await reluth() }), 200).json;
    expect(fine).toMatchObject({ ok: true, faults: [], outline: { code: 'reluth', sites: 24 } });
    expect(await counted()).toEqual(before);
  });

  it('may bring forms of their own along', async () => {
    const client = await running().as('dataManager');
    const definition = await reluth();
    definition['forms'] = { ...(definition['forms'] as object), ecog: '99' };
    const missing = expectStatus(await client.post('/studies/check', { definition }), 200).json;
    expect(missing).toMatchObject({ faults: [{ pointer: '/forms/ecog' }] });
    const file = path.resolve(path.dirname(RELUTH), '../../forms/ecog.json');
    const ecog = { ...(JSON.parse(await readFile(file, 'utf8')) as object), version: '99' };
    const found = expectStatus(await client.post('/studies/check', { definition, forms: [ecog] }), 200).json;
    expect(found).toMatchObject({ ok: true });
    const strays = [ecog, {}, { code: 'visit', version: '1' }];
    const stray = expectStatus(await client.post('/studies/check', { definition, forms: strays }), 200).json;
    expect(stray).toMatchObject({ ok: false, faults: [{ pointer: '/forms/1' }, { pointer: '/forms/2' }] });
  });

  it('are refused where a key is given twice, as by the command', async () => {
    const client = await running().as('dataManager');
    const twice = JSON.stringify({ definition: await reluth() }).replace('"code":', '"code":"evil","code":');
    expect(expectStatus(await client.post('/studies/check', twice), 400).json).toMatchObject({
      code: 'request.malformed',
      errors: [{ path: 'definition.code' }],
    });
  });

  it('change nothing when they are published already, and never change a published version', async () => {
    const client = await running().as('dataManager');
    const before = await counted();
    const again = expectStatus(await client.post('/studies', { definition: await reluth() }), 200).json;
    expect(again).toMatchObject({ study: 'reluth', version: '1.0', published: false });
    const other = await client.post('/studies', { definition: await reluth({ name: 'ReLUTH II' }) });
    expect(other.json).toMatchObject({
      status: 409,
      code: 'study.version-published',
      faults: [{ pointer: '/version' }],
    });
    expect(await counted()).toEqual(before);
  });

  it('say what a new version would do, and do it in one audited act that names the person', async () => {
    const client = await running().as('dataManager');
    const definition = await reluth({ version: '2.0', registrations: ['NCT04954820'] });
    const before = await counted();
    const wanted = {
      study: 'reluth',
      version: '2.0',
      follows: '1.0',
      published: true,
      liveFrom: '2027-01-04',
    };
    const body = { definition, liveFrom: '2027-01-04' };
    const preview = expectStatus(await client.post('/studies?preview=true', body), 200).json;
    expect(preview).toMatchObject({ ...wanted, sites: 24, changes: [{ pointer: '/registrations' }] });
    expect(await counted()).toEqual(before);

    expect(expectStatus(await client.post('/studies', body), 200).json).toMatchObject(wanted);
    const { rows } = await running().database.owner.query(
      `select a.role, p.email, count(distinct a.request_id)::int as requests
       from audit_event a join person p on p.id = a.person_id
       where a.record in ('study-version', 'site-activation') group by 1, 2`,
    );
    expect(rows).toEqual([{ role: 'data-manager', email: 'datamanager@test.example', requests: 1 }]);
    const live = await running().database.owner.query(
      `select count(*)::int as sites from site_activation where from_day = '2027-01-04'`,
    );
    expect(live.rows).toEqual([{ sites: 24 }]);
  });

  it('are live nowhere when nobody says from when', async () => {
    const client = await running().as('dataManager');
    const answer = await client.post('/studies', { definition: await reluth({ version: '3.0' }) });
    expect(expectStatus(answer, 200).json).toMatchObject({ published: true, liveFrom: null });
  });

  it('are for administrators where the study is new', async () => {
    const definition = await reluth({ code: 'another', name: 'ANOTHER' });
    const refused = await (await running().as('dataManager')).post('/studies', { definition });
    expect(refused.json).toMatchObject({ status: 403, code: 'permission.denied' });
    const administrator = await running().as('administrator');
    const made = expectStatus(await administrator.post('/studies', { definition }), 200).json;
    expect(made).toMatchObject({ study: 'another', follows: null, published: true, liveFrom: '2000-01-01' });
  });

  it('are published wholly or not at all: no hospital of another study is taken over', async () => {
    const administrator = await running().as('administrator');
    const definition = await reluth({ code: 'third', name: 'THIRD' });
    Object.assign(definition.sites[3] ?? {}, { name: 'Another hospital' });
    const before = await counted();
    const answer = await administrator.post('/studies', { definition });
    expect(answer.json).toMatchObject({
      status: 422,
      code: 'study.refused',
      faults: [{ pointer: '/sites/3/code', sentence: expect.stringContaining('Hospices Civils') as string }],
    });
    expect(await counted()).toEqual(before);
  });

  it('tell a data manager nothing of a hospital that takes part in another study only', async () => {
    const administrator = await running().as('administrator');
    const abroad = { code: 'SE-77', name: 'Far hospital', city: 'Kiruna', country: 'SE' };
    const sites = [{ ...abroad, timeZone: 'Europe/Stockholm' }];
    expectStatus(
      await administrator.post('/studies', { definition: await reluth({ code: 'abroad', sites }) }),
      200,
    );
    const definition = await reluth({ version: '9.0' });
    definition.sites.push({ ...abroad, name: 'Ours', timeZone: 'Europe/Stockholm' });
    const answer = await (await running().as('dataManager')).post('/studies?preview=true', { definition });
    expect(answer.json).toMatchObject({
      code: 'study.refused',
      faults: [{ pointer: `/sites/${definition.sites.length - 1}/code` }],
    });
    expect(answer.text).not.toMatch(/Far hospital|Kiruna|study only|another study/);
  });

  it.each([
    ['7 MB', 7],
    ['50 MB', 50],
  ])('of %s are refused with their reason', async (_size, megabytes) => {
    const client = await running().as('dataManager');
    const body = `{"definition":{"name":"${'x'.repeat(megabytes * 1024 * 1024)}"}}`;
    const answer = await client.post('/studies/check', body);
    expect(answer.json).toMatchObject({ status: 413, code: 'request.too-large' });
    expect((answer.json as { detail: string }).detail).toContain('6 MB');
  });

  it('ask with the inclusion for each criterion, and not for the decision it is', async () => {
    const view = expectStatus(await (await running().as('nurse')).get('/studies/reluth'), 200)
      .json as StudyView;
    const asked = view.milestones.find(({ code }) => code === 'inclusion')?.asks ?? [];
    expect(asked.filter(({ type, required }) => type === 'yes-no' && required)).toHaveLength(25);
    expect(asked.map(({ code }) => code)).not.toContain('INCLYN');
    // A consent is asked for its version, which its milestone maps; an allocation has fields of its own.
    const ofConsent = view.milestones.find(({ code }) => code === 'consent')?.asks ?? [];
    expect(ofConsent).toContainEqual(expect.objectContaining({ code: 'ICVER', required: true }));
    const ofArm = view.milestones.find(({ kind }) => kind === 'randomisation')?.asks ?? [];
    expect(ofArm.map(({ code }) => code)).not.toContain('RANDNO');
    // Its form asks for a day besides, and why where somebody is not included; a withdrawal's asks for nothing more.
    const onForm = view.milestones.filter((milestone) => milestone.onForm).map(({ code }) => code);
    expect(onForm).toEqual(expect.arrayContaining(['inclusion', 'screenFailure', 'progression', 'death']));
    expect(onForm).not.toContain('withdrawal');
  });

  it('nested too deeply are refused with their reason', async () => {
    const client = await running().as('dataManager');
    const body = `{"definition":{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect((await client.post('/studies/check', body)).json).toMatchObject({ code: 'request.malformed' });
  });

  it('are described to everybody by a JSON Schema', async () => {
    const answer = await running().app.anonymous.get('/study-definition.schema.json');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/schema+json');
    expect(answer.json).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: expect.arrayContaining(['arms', 'epochs']) as unknown,
    });
  });
});
