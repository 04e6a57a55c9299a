import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { runCommandLine } from '../../src/cli/command-line.js';
import { DEMONSTRATION_PASSWORD } from '../../src/modules/people/demonstration-people.service.js';
import { startTestApp, type TestApp } from './app.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import type { TestClient } from './test-client.js';
import { expectStatus, TODAY } from './trial-app.js';

/** A server over a database that the command line filled with the demonstration, for one spec file. */
export interface RunningDemonstration {
  /** When it was loaded, and what the command line said. */
  readonly loading: { from: Date; to: Date; said: readonly string[] };
  readonly database: () => TestDatabase;
  /** Runs a command as typed. */
  readonly lutetia: (words: string, today?: string) => Promise<{ code: number; said: string[] }>;
  /** One more server over the same database, on another day. */
  readonly start: (today: string) => Promise<TestApp>;
  /** A client of one of the demonstration's accounts; signs in once. */
  readonly as: (mailbox: string, at?: TestApp) => Promise<TestClient>;
  readonly participants: (client: TestClient, study?: string) => Promise<ParticipantListView>;
  /** The schedule of a participant by number, as the monitor sees it. */
  readonly scheduleIn: (study: string, number: string) => Promise<ScheduleView>;
}

/** What an address answers; fails where it does not. */
export async function read<T>(client: TestClient, address: string): Promise<T> {
  return expectStatus(await client.get(address), 200).json as T;
}

const participants = (client: TestClient, study = 'reluth'): Promise<ParticipantListView> =>
  read(client, `/studies/${study}/participants?limit=200`);

/** Loads the demonstration before the tests of a file and takes it away after them. */
export function withDemonstration(): RunningDemonstration {
  let database: TestDatabase;
  let app: TestApp;
  let directory: string;
  const loading: RunningDemonstration['loading'] = { from: new Date(), to: new Date(), said: [] };

  const lutetia: RunningDemonstration['lutetia'] = async (words, today = TODAY) => {
    const said: string[] = [];
    const environment = {
      DATABASE_URL: database.url,
      LUTETIA_DATA_DIR: directory,
      LUTETIA_TODAY: today,
      LUTETIA_DEMO: '1',
    };
    const say = (line: string): void => void said.push(line);
    const readSecret = (): Promise<string> => Promise.resolve('');
    const code = await runCommandLine(words.split(' '), { environment, say, readSecret });
    return { code, said };
  };
  const start = (today: string): Promise<TestApp> =>
    startTestApp({ databaseUrl: database.url, today, config: { demonstration: true } });
  const clients = new Map<string, Promise<TestClient>>();
  const as: RunningDemonstration['as'] = (mailbox, at = app) => {
    const key = `${mailbox} ${at.url}`;
    const client = clients.get(key) ?? at.signIn(`${mailbox}@demo.lutetia.example`, DEMONSTRATION_PASSWORD);
    clients.set(key, client);
    return client;
  };
  const scheduleIn = async (study: string, number: string): Promise<ScheduleView> => {
    const monitor = await as('monitor');
    const { items } = await participants(monitor, study);
    const one = items.find((item) => item.number === number);
    return read(monitor, `/participants/${one?.id ?? ''}/schedule`);
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
  });

  afterAll(async () => {
    await app.close();
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  return { loading, database: () => database, lutetia, start, as, participants, scheduleIn };
}
