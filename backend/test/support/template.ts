import { Client, escapeIdentifier } from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';

const PREFIX = 'lutetia_test';

/** Address of another database on the same server. */
export function urlFor(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/** Makes and migrates the database that the workers clone; `run` keeps parallel runs apart. Returns its name. */
export async function makeTemplate(serverUrl: string, run: string): Promise<string> {
  const name = `${PREFIX}_${run}`;
  await onServer(serverUrl, (server) => server.query(`create database ${escapeIdentifier(name)}`));
  try {
    await migrate({ ownerUrl: urlFor(serverUrl, name), applicationPassword: null });
  } catch (error) {
    await dropDatabase(serverUrl, name);
    throw error;
  }
  return name;
}

/** Makes an empty database, or a copy of a template; returns its address. */
export async function createDatabase(
  serverUrl: string,
  name: string,
  template: string | null,
): Promise<string> {
  const copied = template === null ? '' : ` template ${escapeIdentifier(template)}`;
  await onServer(serverUrl, (server) => server.query(`create database ${escapeIdentifier(name)}${copied}`));
  return urlFor(serverUrl, name);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, (server) =>
    server.query(`drop database if exists ${escapeIdentifier(name)} with (force)`),
  );
}

/** Drops the template and every clone of one run. */
export async function dropDatabasesOf(serverUrl: string, run: string): Promise<void> {
  await onServer(serverUrl, async (server) => {
    const { rows } = await server.query<{ datname: string }>(
      `select datname from pg_database where datname ^@ $1 order by datname desc`,
      [`${PREFIX}_${run}`],
    );
    for (const { datname } of rows) {
      await server.query(`drop database if exists ${escapeIdentifier(datname)} with (force)`);
    }
  });
}

async function onServer<T>(serverUrl: string, work: (server: Client) => Promise<T>): Promise<T> {
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
