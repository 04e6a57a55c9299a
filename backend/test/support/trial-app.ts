import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { loadStudy } from './load-study.js';
import { systemContext } from '../../src/platform/database/access-context.js';
import { startTestApp, type TestApp } from './app.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { PERSONAS, type PersonaName } from './fixtures.js';
import { givePasswords } from './passwords.js';
import type { Answer, TestClient } from './test-client.js';

/** The real application with the real study, its personas at two of its hospitals. */
export interface TrialApp {
  readonly app: TestApp;
  readonly database: TestDatabase;
  readonly studyId: string;
  /** A client signed in as a persona; `nurse2` works at the second hospital. */
  readonly as: (persona: PersonaName | 'nurse2') => Promise<TestClient>;
}

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');
/** A Saturday; every day in the tests is counted from it. */
export const TODAY = '2026-11-21';
export const SITE = 'FR-12';
export const OTHER_SITE = 'FR-10';

/** A study and the hospital its nurse, investigator and monitor are at. */
export interface TrialPlace {
  readonly study: string;
  readonly site: string;
  /** The folder of the form library; that of the seeds unless said. */
  readonly library?: string;
}

const RELUTH: TrialPlace = { study: 'reluth', site: SITE };

/** Gives a file's tests one running application with one loaded study between them. */
export function withTrialApp(place: TrialPlace = RELUTH): () => TrialApp {
  let running: TrialApp | null = null;
  beforeAll(async () => {
    running = await startTrial(place);
  });
  afterAll(async () => {
    await running?.app.close();
    await running?.database.close();
  });
  return () => {
    if (running === null) throw new Error('the application is started before the first test, not earlier');
    return running;
  };
}

async function startTrial({
  study,
  site,
  library = path.join(SEEDS, 'forms'),
}: TrialPlace): Promise<TrialApp> {
  const database = await openTestDatabase();
  const app = await startTestApp({ databaseUrl: database.url, today: TODAY, config: { logLevel: 'error' } });
  const file = path.join(SEEDS, 'studies', study, 'study.json');
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  const { studyId } = await loadStudy(app, json, library, TODAY);
  await addPeople(database, studyId, site);
  const clients = new Map<string, Promise<TestClient>>();
  const as: TrialApp['as'] = (persona) => {
    const known = clients.get(persona) ?? app.signIn(`${persona.toLowerCase()}@test.example`);
    clients.set(persona, known);
    return known;
  };
  return { app, database, studyId, as };
}

async function addPeople(database: TestDatabase, studyId: string, at: string): Promise<void> {
  await database.transactions.write(systemContext(null, 'test'), async (tx) => {
    const sites = await tx.sql<{ id: string; code: string }>('select id, code from site');
    const siteOf = (code: string): string | null => sites.find((site) => site.code === code)?.id ?? null;
    const people = [
      ...Object.entries(PERSONAS).map(([key, persona]) => ({ key, ...persona, at })),
      { key: 'nurse2', name: 'Research nurse of another hospital', role: 'nurse', at: OTHER_SITE },
    ];
    for (const { key, name, role, at } of people) {
      const id = uuid();
      const email = `${key.toLowerCase()}@test.example`;
      await tx.sql('insert into person (id, email, name) values ($1, $2, $3)', [id, email, name]);
      if (role === null) continue;
      const isAtSite = role === 'nurse' || role === 'investigator';
      const isEverywhere = role === 'administrator';
      await tx.sql(
        `insert into membership (id, person_id, role, study_id, site_id, from_day)
         values ($1, $2, $3, $4, $5, '2020-01-01')`,
        [uuid(), id, role, isEverywhere ? null : studyId, isAtSite ? siteOf(at) : null],
      );
    }
  });
  await givePasswords(database.owner);
}

/** Enrols a participant, at the first hospital unless said, and gives their id. */
export async function enrolled(
  client: TestClient,
  on: string,
  site = SITE,
  study = RELUTH.study,
): Promise<string> {
  const answer = expectStatus(await client.post(`/studies/${study}/participants`, { site, on }), 201);
  return (answer.json as { id: string }).id;
}

/** The schedule as it stands. */
export async function scheduleOf(client: TestClient, participant: string): Promise<ScheduleView> {
  return expectStatus(await client.get(`/participants/${participant}/schedule`), 200).json as ScheduleView;
}

/** One visit of the schedule. */
export async function visitOf(
  client: TestClient,
  participant: string,
  code: string,
  cycle = 0,
  repetition = 1,
): Promise<ScheduleItemView> {
  const { items } = await scheduleOf(client, participant);
  const item = items.find(
    (visit) => visit.code === code && visit.cycle === cycle && visit.repetition === repetition,
  );
  if (item === undefined) throw new Error(`the schedule has no visit ${code} ${cycle} ${repetition}`);
  return item;
}

/** The id and version of a visit's form. */
export function formIn(
  visit: ScheduleItemView,
  code: string,
): { readonly id: string; readonly version: number } {
  const form = visit.forms.find((candidate) => candidate.code === code);
  if (form === undefined) throw new Error(`the visit ${visit.name} has no form ${code}`);
  return form;
}

/** An answer that must have a status; the body is shown when it has not. */
export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`);
  return answer;
}
