import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { AccessContext } from '../../src/platform/database/access-context.js';
import { applicationUrl } from '../../src/platform/database/connection.js';
import { applicationDataSource } from '../../src/platform/database/data-source.js';
import { Transactions, type Tx } from '../../src/platform/database/transactions.js';
import { createDatabase, dropDatabase } from './template.js';

/** A database of one test file's own: the application's door to it, and the owner's for what tests must break. */
export interface TestDatabase {
  readonly url: string;
  readonly transactions: Transactions;
  readonly dataSource: DataSource;
  /** Runs SQL as the owner (a superuser on the servers tests use), outside any context. */
  readonly owner: Client;
  readonly close: () => Promise<void>;
}

/** Opens a migrated database that nobody else uses; `close` removes it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = required('LUTETIA_TEST_SERVER');
  const name = uniqueName();
  const url = await createDatabase(server, name, required('LUTETIA_TEST_TEMPLATE'));
  const owner = new Client({ connectionString: url });
  await owner.connect();
  const dataSource = await applicationDataSource(
    { ownerUrl: url, applicationPassword: null },
    { size: 8, onIdleError: () => undefined },
  ).initialize();
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await owner.end();
    await dropDatabase(server, name);
  };
  return { url, transactions: new Transactions(dataSource), dataSource, owner, close };
}

/** Runs work on an empty, unmigrated database and removes it. */
export async function withEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = required('LUTETIA_TEST_SERVER');
  const name = uniqueName();
  try {
    return await work(await createDatabase(server, name, null));
  } finally {
    await dropDatabase(server, name);
  }
}

/**
 * Gives a file's tests one database between them.
 *
 * @example const database = withDatabase(); it('...', async () => { await database().transactions.read(...) });
 */
export function withDatabase(prepare?: (database: TestDatabase) => Promise<void>): () => TestDatabase {
  let opened: TestDatabase | null = null;
  beforeAll(async () => {
    opened = await openTestDatabase();
    await prepare?.(opened);
  });
  afterAll(async () => {
    await opened?.close();
  });
  return () => {
    if (opened === null) throw new Error('the test database is opened before the first test, not earlier');
    return opened;
  };
}

/** A test inside a transaction of one person that leaves no trace. */
export function inRolledBackTransaction(
  database: () => TestDatabase,
  context: () => AccessContext,
  test: (tx: Tx) => Promise<void>,
): () => Promise<void> {
  return () => database().transactions.preview(context(), test);
}

/** The application's address on a test database. */
export function applicationUrlOf(database: TestDatabase): string {
  return applicationUrl({ ownerUrl: database.url, applicationPassword: null });
}

function uniqueName(): string {
  return `lutetia_test_${required('LUTETIA_TEST_RUN')}_${randomBytes(4).toString('hex')}`;
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is set by the global set-up of the backend's tests`);
  return value;
}
