import { build } from './build.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { requireDatabase } from './lib/outside-database.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { duration, step } from './lib/steps.mjs';
import { printAccounts } from './start/accounts.mjs';
import { requirePort } from './start/checks.mjs';
import { startServerProcess } from './start/server-process.mjs';
import { readSettings } from './start/settings.mjs';
import { listenForStop } from './start/stop-request.mjs';

/**
 * @typedef {object} Database
 * @property {string} url
 * @property {Promise<string>} ended why it ended without having been asked to; an outside one is not ours to watch
 * @property {() => Promise<void>} stop
 */

await runScript(start);

/** Brings everything up, serves until asked to stop, then takes everything down in the opposite order. */
async function start() {
  const settings = readSettings(process.env);
  const stop = listenForStop();
  try {
    await requirePort(settings);
    await withDatabase(settings, async (database) => {
      // The database comes first: what is wrong with it shows before the long work of building.
      if (!stop.isAsked()) await build({ ifStale: true });
      if (!stop.isAsked()) await serve(settings, database, stop);
    });
  } catch (error) {
    // Ctrl-C reaches every program in the terminal: what breaks off then is no failure.
    if (!stop.isAsked()) throw error;
  }
}

/**
 * @param {import('./start/settings.mjs').StartSettings} settings
 * @param {(database: Database) => Promise<void>} work
 */
async function withDatabase({ databaseUrl, dataDir }, work) {
  if (databaseUrl !== null) {
    await step('Finding the database', () => requireDatabase(databaseUrl));
    return work({ url: databaseUrl, ended: new Promise(() => {}), stop: async () => {} });
  }
  const database = await step('Starting PostgreSQL', () => startEmbeddedPostgres({ dataDir }));
  try {
    await work(database);
  } finally {
    await database.stop();
  }
}

/**
 * Serves until asked to stop.
 * @param {import('./start/settings.mjs').StartSettings} settings
 * @param {Database} database
 * @param {import('./start/stop-request.mjs').StopRequest} stop
 * @throws {PlainError} when the server or the database ends by itself
 */
async function serve(settings, database, stop) {
  const server = startServerProcess(serverEnvironment(settings, database));
  void server.ready.then((url) => announce(url, settings));
  try {
    const failure = await Promise.race([stop.asked.then(() => null), server.ended, database.ended]);
    if (failure !== null) throw new PlainError(failure);
  } finally {
    await server.stop();
  }
}

/**
 * @param {string} url
 * @param {import('./start/settings.mjs').StartSettings} settings
 */
function announce(url, { demonstration }) {
  console.log(`\n  Serving ${url}  (after ${duration(performance.now())})`);
  if (demonstration) printAccounts();
  console.log('\n  Ctrl-C stops everything.');
}

/**
 * @param {import('./start/settings.mjs').StartSettings} settings
 * @param {Database} database
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment({ port, host, dataDir, databaseUrl, demonstration }, { url }) {
  // The server refuses settings it does not know; this one is the launcher's own.
  const { LUTETIA_DEBUG, ...env } = process.env;
  return {
    ...env,
    PORT: String(port),
    HOST: host,
    DATABASE_URL: url,
    LUTETIA_DATA_DIR: dataDir,
    LUTETIA_DEMO: demonstration ? '1' : '0',
    LUTETIA_EMBEDDED: databaseUrl === null ? '1' : '0',
  };
}
