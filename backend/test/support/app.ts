import type { AddressInfo } from 'node:net';
import { createApplication } from '../../src/application.js';
import { readConfig, type Config } from '../../src/config/config.js';
import { createLogger } from '../../src/platform/http/logger.js';
import { TestClient } from './test-client.js';

export interface TestApp {
  readonly url: string;
  /** A client without a session. */
  readonly anonymous: TestClient;
  /** A provider of the application, by its class. */
  readonly get: <T>(type: abstract new (...args: never[]) => T) => T;
  /** Signs in and gives a client that keeps the cookie. */
  readonly signIn: (email: string, password?: string) => Promise<TestClient>;
  readonly close: () => Promise<void>;
}

export interface TestAppOptions {
  /** Owner's address of a migrated database of the test's own. */
  readonly databaseUrl: string;
  /** Day that counts as today. */
  readonly today?: string;
  readonly config?: Partial<Config>;
}

/** The password of the personas. */
export const TEST_PASSWORD = 'a password for tests';
/** As cheap as Argon2 allows: tests are about everything but the hash's strength. */
const CHEAP = { memoryKib: 8, passes: 1, lanes: 1 } as const;

/** Starts the real application on a free port over a test's own database. */
export async function startTestApp({ databaseUrl, today, config }: TestAppOptions): Promise<TestApp> {
  process.env['DATABASE_URL'] = databaseUrl;
  process.env['LUTETIA_TODAY'] = today ?? '';
  const settings: Config = { ...readConfig(process.env), logLevel: 'silent', passwordCost: CHEAP, ...config };
  const app = await createApplication(settings, createLogger(settings.logLevel));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    anonymous: new TestClient(url, null),
    get: (type) => app.get(type),
    signIn: async (email, password = TEST_PASSWORD) => {
      const answer = await new TestClient(url, null).post('/session', { email, password });
      if (answer.status !== 200) throw new Error(`signing in as ${email}: ${answer.status} ${answer.text}`);
      return new TestClient(url, answer.cookie);
    },
    close: () => app.close(),
  };
}
