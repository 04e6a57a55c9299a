import { startTestApp, type TestApp, type TestAppOptions } from './app.js';
import { withDatabase, type TestDatabase } from './database.js';
import { buildHouse, type House, type PersonaName } from './fixtures.js';
import { givePasswords } from './passwords.js';
import type { TestClient } from './test-client.js';

/** The application over the house of two hospitals, with everybody ready to sign in. */
export interface HouseApp {
  readonly app: TestApp;
  readonly house: House;
  readonly database: TestDatabase;
  /** A client signed in as a persona; signs in once. */
  readonly as: (persona: PersonaName) => Promise<TestClient>;
}

/** Gives a file's tests one application between them. */
export function withHouseApp(config: TestAppOptions['config'] = {}): () => HouseApp {
  let running: HouseApp | null = null;
  const opened = withDatabase(async (database) => {
    const house = await buildHouse(database.transactions);
    await givePasswords(database.owner);
    const app = await startTestApp({ databaseUrl: database.url, config });
    const clients = new Map<PersonaName, Promise<TestClient>>();
    const as = (persona: PersonaName): Promise<TestClient> => {
      const client = clients.get(persona) ?? app.signIn(house.personas[persona].email);
      clients.set(persona, client);
      return client;
    };
    running = { app, house, database, as };
  });
  afterAll(async () => {
    opened();
    await running?.app.close();
  });
  return () => {
    if (running === null) throw new Error('the application is started before the first test, not earlier');
    return running;
  };
}
