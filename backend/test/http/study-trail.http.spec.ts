import { randomUUID } from 'node:crypto';
import type { StudyTrailEntryView, StudyTrailView } from '@lutetia/shared/contract/views/trail';
import type { TestClient } from '../support/test-client.js';
import {
  enrolled,
  expectStatus,
  formIn,
  OTHER_SITE,
  SITE,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';

describe('the trail of a study', () => {
  const running = withTrialApp();
  const known: Record<string, string> = {};

  beforeAll(async () => {
    const { as } = running();
    const [nurse, stranger, investigator] = [await as('nurse'), await as('nurse2'), await as('investigator')];
    for (const name of ['first', 'second']) known[name] = await enrolled(nurse, '2026-11-02');
    known['there'] = await enrolled(stranger, '2026-11-03', OTHER_SITE);
    await enter(nurse, 'first', '1', 0);
    await enter(nurse, 'second', '0', 0);
    await enter(investigator, 'first', '2', 1, 'Read from the wrong line');
  });

  async function enter(client: TestClient, whose: string, ecog: string, version: number, reason?: string) {
    const form = formIn(await visitOf(client, known[whose] ?? '', 'SCR'), 'ecog');
    const body = { changes: { ECOG: { v: ecog } }, changeId: randomUUID(), ...(reason ? { reason } : {}) };
    expectStatus(await client.send('PUT', `/forms/${form.id}`, body, { 'if-match': `"${version}"` }), 200);
  }

  async function page(client: TestClient, query = ''): Promise<StudyTrailView> {
    return expectStatus(await client.get(`/studies/reluth/audit${query}`), 200).json as StudyTrailView;
  }

  async function toTheEnd(client: TestClient, query: string): Promise<StudyTrailEntryView[]> {
    const items: StudyTrailEntryView[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer = await page(client, `?${query}&cursor=${cursor}`);
      items.push(...answer.items);
      cursor = answer.nextCursor;
    }
    return items;
  }

  it('tells who, in which role, when and where by which clock, of whom, what, old, new and why', async () => {
    const [newest] = (await page(await running().as('monitor'), '?record=form&action=changed')).items;
    expect(newest).toMatchObject({
      who: 'Investigator',
      role: 'investigator',
      site: SITE,
      timeZone: 'Europe/Paris',
      participantId: known['first'],
      number: `${SITE}-001`,
      record: 'form',
      path: 'ECOG',
      old: { v: '1' },
      new: { v: '2' },
      reason: 'Read from the wrong line',
    });
  });

  it('comes newest first and in pages without a gap or a double', async () => {
    const monitor = await running().as('monitor');
    const whole = (await page(monitor)).items;
    const paged = await toTheEnd(monitor, 'limit=2');
    expect(whole.length).toBeGreaterThan(8);
    expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length);
    expect(paged.map(({ at }) => at)).toEqual(
      paged
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  it.each([
    [`site=${OTHER_SITE}`, ['there']],
    [`site=${SITE},${OTHER_SITE}&record=participant`, ['there', 'second', 'first']],
    ['role=investigator', ['first']],
    ['record=form&action=created', ['second', 'first']],
    [`participant=${SITE.toLowerCase()}-002`, ['second']],
    [`participant=${SITE}-002&record=form&role=nurse`, ['second']],
    [`participant=${SITE}-002&role=investigator`, []],
    ['participant=FR-99-001', []],
    ['to=2020-01-01', []],
    ['from=2100-01-01', []],
    [`from=2020-01-01&to=2099-12-31&site=${OTHER_SITE}`, ['there']],
  ])('narrowed to %s is of %j', async (query, whose) => {
    const items = await toTheEnd(await running().as('auditor'), query);
    expect([...new Set(items.map(({ participantId }) => participantId))]).toEqual(
      whose.map((name) => known[name]),
    );
  });

  it('takes a day as the calendar day of the site, both ends inside', async () => {
    const monitor = await running().as('monitor');
    const [newest] = (await page(monitor, `?site=${SITE}`)).items;
    const dayAt = (shift: number): string =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(
        Date.parse(newest?.at ?? '') + shift * 86_400_000,
      );
    const counted = async (query: string): Promise<number> => (await page(monitor, query)).items.length;
    const all = await counted('');
    expect(await counted(`?from=${dayAt(-1)}&to=${dayAt(0)}`)).toBe(all);
    expect(await counted(`?from=${dayAt(1)}`)).toBe(0);
    expect(await counted(`?to=${dayAt(-2)}`)).toBe(0);
  });

  it('can be asked for a person out of those of the reader’s sites', async () => {
    const monitor = await running().as('monitor');
    const named = async (client: TestClient): Promise<{ id: string; name: string }[]> =>
      expectStatus(await client.get('/studies/reluth/audit/people'), 200).json as {
        id: string;
        name: string;
      }[];
    const investigator = (await named(monitor)).find(({ name }) => name === 'Investigator');
    const items = await toTheEnd(monitor, `person=${investigator?.id ?? ''}`);
    expect(new Set(items.map(({ who }) => who))).toEqual(new Set(['Investigator']));
    const away = (await named(await running().as('nurse2'))).map(({ name }) => name);
    expect(away).toContain('Research nurse of another hospital');
    expect(away).not.toContain('Investigator');
  });

  it('shows people of one hospital nothing of another', async () => {
    const seen = async (persona: 'nurse' | 'nurse2', query = ''): Promise<Set<string>> =>
      new Set((await page(await running().as(persona), query)).items.map((item) => item.participantId));
    expect(await seen('nurse')).toEqual(new Set([known['first'], known['second']]));
    expect(await seen('nurse2')).toEqual(new Set([known['there']]));
    expect(await seen('nurse2', `?site=${SITE}`)).toEqual(new Set());
    expect(await seen('nurse2', `?participant=${SITE}-001`)).toEqual(new Set());
  });

  it('is not for those who may not read it, nor for those of no study', async () => {
    for (const persona of ['administrator', 'outsider'] as const) {
      const client = await running().as(persona);
      for (const path of ['/studies/reluth/audit', '/studies/reluth/audit/people']) {
        expect(expectStatus(await client.get(path), 403).json).toMatchObject({ code: 'permission.denied' });
      }
    }
    expectStatus(await (await running().as('monitor')).get('/studies/lumen-1/audit'), 404);
  });

  it.each([
    'cursor=x',
    'cursor=MTIz',
    'from=2026-02-30',
    'person=me',
    'role=king',
    'record=person',
    'limit=501',
  ])('refuses %s', async (query) => {
    const answer = await (await running().as('monitor')).get(`/studies/reluth/audit?${query}`);
    expect(expectStatus(answer, 400).json).toMatchObject({ code: 'request.invalid' });
  });

  it('looks through a bounded stretch a page and goes on where it stopped, past what is not asked for', async () => {
    const { database, studyId, as } = running();
    await database.owner.query(
      `insert into audit_event (chain_id, seq, at, role, study_id, record, record_id, action, changes, hash)
       select $1, n, timestamptz '2026-01-01' + n * interval '1 second', 'nurse', $2, 'visit', $1, 'created',
         '{"code":"D"}', ''
       from generate_series(1, 12000) as n`,
      [randomUUID(), studyId],
    );
    await database.owner.query(
      `insert into audit_event (chain_id, seq, at, role, study_id, record, record_id, action, changes, hash)
       values ($1, 1, '2025-12-31', 'data-manager', $2, 'visit', $1, 'created', '{"code":"D"}', '')`,
      [randomUUID(), studyId],
    );
    const monitor = await as('monitor');
    const first = await page(monitor, '?role=data-manager');
    expect(first).toMatchObject({ items: [], reachedTo: expect.stringMatching(/^2026-01-01T/) as string });
    expect(await toTheEnd(monitor, 'role=data-manager')).toHaveLength(1);
    expect(await toTheEnd(monitor, 'role=data-manager&from=2026-01-02')).toEqual([]);
    expect(new Set((await toTheEnd(monitor, 'record=visit&limit=500')).map(({ id }) => id)).size).toBe(
      12_001,
    );
  });
});
