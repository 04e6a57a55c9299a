import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import type { WorklistGroup } from '@lutetia/shared/schedule/state';
import { runCommandLine } from '../../src/cli/command-line.js';
import { DEMONSTRATION_SITES } from '../../src/modules/demonstration/lives.js';
import { DEMONSTRATION_PASSWORD } from '../../src/modules/people/demonstration-people.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import type { TestClient } from '../support/test-client.js';
import { expectStatus, TODAY } from '../support/trial-app.js';

const A_WEEK_LATER = '2026-11-28';
const GROUPS: readonly WorklistGroup[] = ['overdue', 'due', 'upcoming', 'begun'];

describe('the demonstration', () => {
  let database: TestDatabase;
  let app: TestApp;
  let directory: string;
  const loading = { from: new Date(), to: new Date(), said: [] as string[] };

  const lutetia = async (words: string, today = TODAY): Promise<{ code: number; said: string[] }> => {
    const said: string[] = [];
    const code = await runCommandLine(words.split(' '), {
      environment: {
        DATABASE_URL: database.url,
        LUTETIA_DATA_DIR: directory,
        LUTETIA_TODAY: today,
        LUTETIA_DEMO: '1',
      },
      say: (line) => said.push(line),
      readSecret: () => Promise.resolve(''),
    });
    return { code, said };
  };
  const start = (today: string): Promise<TestApp> =>
    startTestApp({ databaseUrl: database.url, today, config: { demonstration: true } });
  const as = (mailbox: string, at: TestApp = app): Promise<TestClient> =>
    at.signIn(`${mailbox}@demo.lutetia.example`, DEMONSTRATION_PASSWORD);
  const read = async <T>(client: TestClient, address: string): Promise<T> =>
    expectStatus(await client.get(address), 200).json as T;
  const participants = async (client: TestClient): Promise<ParticipantListView> =>
    read(client, '/studies/reluth/participants?limit=200');
  const countOf = async (table: string): Promise<number> => {
    const { rows } = await database.owner.query<{ count: number }>(`select count(*)::integer from ${table}`);
    return rows[0]?.count ?? 0;
  };

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'lutetia-demonstration-'));
    database = await openTestDatabase();
    loading.from = new Date();
    const { code, said } = await lutetia('seed --demonstration');
    if (code !== 0) throw new Error(said.join('\n'));
    loading.to = new Date();
    loading.said = said;
    app = await start(TODAY);
  }, 240_000);

  afterAll(async () => {
    await app.close();
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('enrols thirty participants at six hospitals, in every state of the trial', async () => {
    expect(loading.said).toEqual([
      'lumen-1 was published.',
      'msk-ia was published.',
      'reluth was published.',
      'start-net was published.',
      'The demonstration is there: 30 participants were enrolled now.',
    ]);
    const { items, total } = await participants(await as('monitor'));
    expect(total).toBe(30);
    expect([...new Set(items.map(({ site }) => site))].sort()).toEqual([...DEMONSTRATION_SITES].sort());
    expect(new Set(items.map(({ status }) => status))).toEqual(
      new Set([
        'screening',
        'included',
        'on-treatment',
        'assessment',
        'randomised',
        'gate-failure',
        'follow-up',
        'withdrawn',
        'dead',
      ]),
    );
    expect(new Set(items.map(({ arm }) => arm))).toEqual(new Set([null, 'EXP', 'CTL']));
    const states = new Set(items.flatMap(({ cells }) => cells.map(({ state }) => state)));
    for (const state of ['overdue', 'due', 'missed', 'not-applicable', 'complete', 'not-due']) {
      expect(states).toContain(state);
    }
    const flags = new Set(items.flatMap(({ cells }) => cells.flatMap((cell) => cell.flags)));
    expect([...flags]).toEqual(expect.arrayContaining(['shifted', 'out-of-window']));
    const { counts } = await read<WorklistView>(await as('monitor'), '/studies/reluth/worklist');
    expect(counts.begun).toBeGreaterThan(0);
  });

  it('shows the nurse her two hospitals and says of the others what it says of nothing', async () => {
    const nurse = await as('nurse');
    const sites = await read<SiteView[]>(nurse, '/studies/reluth/sites');
    expect(sites.map(({ code }) => code).sort()).toEqual(['FR-10', 'FR-12']);
    const elsewhere = (await participants(await as('monitor'))).items.find(({ site }) => site === 'FR-03');
    const answer = await nurse.get(`/participants/${elsewhere?.id ?? ''}`);
    const nobody = await nurse.get(`/participants/${crypto.randomUUID()}`);
    expect(answer.status).toBe(404);
    expect({ ...(answer.json as object), instance: null }).toEqual({
      ...(nobody.json as object),
      instance: null,
    });
  });

  it('counts in the worklist what it lists', async () => {
    for (const mailbox of ['nurse', 'investigator', 'monitor', 'datamanager', 'auditor']) {
      const client = await as(mailbox);
      const { counts, items } = await read<WorklistView>(client, '/studies/reluth/worklist');
      for (const group of GROUPS) {
        const list = await read<WorklistView>(client, `/studies/reluth/worklist?group=${group}`);
        expect([mailbox, group, list.items.length]).toEqual([mailbox, group, counts[group]]);
        expect(items.filter((item) => item.group === group)).toEqual(list.items);
      }
    }
  });

  it('carries in its trail the real time of loading and whoever recorded it', async () => {
    const { rows } = await database.owner.query<{ first: Date; last: Date; nobody: number }>(
      `select min(at) as first, max(at) as last,
         count(*) filter (where participant.id is not null and person_id is null)::integer as nobody
       from audit_event left join participant on participant.id = audit_event.chain_id`,
    );
    const [trail] = rows;
    expect(trail?.first.getTime()).toBeGreaterThanOrEqual(loading.from.getTime());
    expect(trail?.last.getTime()).toBeLessThanOrEqual(loading.to.getTime());
    expect(trail?.nobody).toBe(0);
  });

  it('leaves a trail that verifies and plans that a rebuild does not change', async () => {
    expect(await lutetia('seal')).toMatchObject({ code: 0 });
    const { code, said } = await lutetia('verify-audit');
    expect([code, said.at(-1)]).toEqual([0, expect.stringMatching(/^The trail is whole/)]);
    const rebuilt = await lutetia('rebuild');
    expect(rebuilt).toEqual({ code: 0, said: ['30 participants were planned anew; 0 rows changed.'] });
  });

  it('adds nothing when it is loaded again', async () => {
    const tables = ['participant', 'visit', 'form', 'deviation', 'audit_event', 'person', 'membership'];
    const counts = async (): Promise<number[]> => {
      const found: number[] = [];
      for (const table of tables) found.push(await countOf(table));
      return found;
    };
    const before = await counts();
    const { said } = await lutetia('seed --demonstration');
    expect(said).toEqual([
      'lumen-1 was published before.',
      'msk-ia was published before.',
      'reluth was published before.',
      'start-net was published before.',
      'The demonstration is there: 0 participants were enrolled now.',
    ]);
    expect(await counts()).toEqual(before);
  });

  it('changes states and no row when a week goes by', async () => {
    const later = await start(A_WEEK_LATER);
    try {
      const [now, then] = [await as('monitor'), await as('monitor', later)];
      const schedules = async (client: TestClient): Promise<ScheduleView[]> => {
        const { items } = await participants(client);
        return Promise.all(items.map(({ id }) => read<ScheduleView>(client, `/participants/${id}/schedule`)));
      };
      const stateless = (views: readonly ScheduleView[]): unknown =>
        views.map(({ items }) => items.map(({ state: _state, ...item }) => item));
      const states = (views: readonly ScheduleView[]): string[] =>
        views.flatMap(({ items }) => items.map(({ state }) => state));
      const [before, after] = [await schedules(now), await schedules(then)];
      expect(stateless(after)).toEqual(stateless(before));
      expect(states(after)).not.toEqual(states(before));
      expect(await lutetia('rebuild', A_WEEK_LATER)).toMatchObject({ code: 0 });
    } finally {
      await later.close();
    }
  });

  it('is refused to the command line unless the database is said to be for it', async () => {
    const said: string[] = [];
    const code = await runCommandLine(['seed', '--demonstration'], {
      environment: { DATABASE_URL: database.url, LUTETIA_DATA_DIR: directory },
      say: (line) => said.push(line),
      readSecret: () => Promise.resolve(''),
    });
    expect([code, said.join(' ')]).toEqual([1, expect.stringContaining('set LUTETIA_DEMO=1')]);
  });
});
