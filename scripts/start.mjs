import { build } from './build.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { requireDatabase } from './lib/outside-database.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { duration, step } from './lib/steps.mjs';
import { printAccounts } from './start/accounts.mjs';
import { requirePort } from './start/checks.mjs';
import { startServerProcess } from './start/server-process.mjs';
import { readSettings } from './start/settings.mjs';

/** @typedef {{ url: string, stop: () => Promise<void> }} Database */

await runScript(start);

/** Brings everything up, serves until asked to stop, then takes everything down in the opposite order. */
async function start() {
  const started = performance.now();
  const settings = readSettings(process.env);
  const stopRequest = nextStopRequest();
  await requirePort(settings);
  const database = await prepare(settings);
  try {
    const server = startServerProcess(serverEnvironment(settings, database));
    const outcome = await Promise.race([server.ready, stopRequest.then(() => null)]);
    if (outcome !== null) {
      console.log(`\n  Serving ${outcome}  (after ${duration(performance.now() - started)})`);
      if (settings.demonstration) printAccounts();
      console.log('\n  Ctrl-C stops everything.');
    }
    const code = await Promise.race([server.ended, stopRequest.then(() => null)]);
    await server.stop();
    if (code !== null && code !== 0) throw new PlainError(`The server ended unexpectedly (code ${code}).`);
  } finally {
    await database.stop();
  }
}

/**
 * The database comes first: what is wrong with it shows before the long work of building.
 * @param {import('./start/settings.mjs').StartSettings} settings
 * @returns {Promise<Database>}
 */
async function prepare(settings) {
  const database = await openDatabase(settings);
  try {
    await build({ ifStale: true });
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/**
 * @param {import('./start/settings.mjs').StartSettings} settings
 * @returns {Promise<Database>}
 */
async function openDatabase({ databaseUrl, dataDir }) {
  if (databaseUrl === null) return step('Starting PostgreSQL', () => startEmbeddedPostgres({ dataDir }));
  await step('Finding the database', () => requireDatabase(databaseUrl));
  return { url: databaseUrl, stop: async () => {} };
}

/**
 * @param {import('./start/settings.mjs').StartSettings} settings
 * @param {Database} database
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment({ port, host, dataDir, demonstration }, { url }) {
  // The server refuses settings it does not know; this one is the launcher's own.
  const { LUTETIA_DEBUG, ...env } = process.env;
  return {
    ...env,
    PORT: String(port),
    HOST: host,
    DATABASE_URL: url,
    LUTETIA_DATA_DIR: dataDir,
    LUTETIA_DEMO: demonstration ? '1' : '0',
  };
}

/** @returns {Promise<void>} settles at the first Ctrl-C or SIGTERM; later ones are ignored while things end in order */
function nextStopRequest() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}
