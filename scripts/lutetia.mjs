import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runningDatabaseUrl, startEmbeddedPostgres } from './embedded-postgres.mjs';
import { requireDatabase } from './lib/outside-database.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ROOT } from './lib/root.mjs';
import { readSettings } from './start/settings.mjs';

/**
 * Runs the command line against the database of DATABASE_URL, or of the running `npm start`, or else starts the
 * embedded PostgreSQL for as long as the command takes.
 */
await runScript(async () => {
  const settings = readSettings(process.env);
  await build({ screens: false, quiet: true });
  const main = join(ROOT, 'backend/dist/cli/main.js');
  if (!existsSync(main)) throw new PlainError('The command line is not built: run npm run build.');

  if (needsNoDatabase(process.argv.slice(2))) {
    process.exitCode = await runCommand(main, process.env);
    return;
  }
  const database = await openDatabase(settings);
  const { LUTETIA_DEBUG, ...env } = process.env;
  try {
    process.exitCode = await runCommand(main, {
      ...env,
      DATABASE_URL: database.url,
      LUTETIA_DATA_DIR: settings.dataDir,
      LUTETIA_DEMO: settings.demonstration ? '1' : '0',
      LUTETIA_EMBEDDED: settings.databaseUrl === null ? '1' : '0',
    });
  } finally {
    await database.stop();
  }
});

/**
 * Checking a study reads files only, and help reads nothing.
 *
 * @param {readonly string[]} words
 * @returns {boolean}
 */
function needsNoDatabase([command, act]) {
  if (command === undefined || command === 'help' || command === '--help') return true;
  return command === 'study' && act === 'check';
}

/**
 * @param {import('./start/settings.mjs').StartSettings} settings
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
async function openDatabase({ databaseUrl, dataDir }) {
  const url = databaseUrl ?? (await runningDatabaseUrl(dataDir));
  if (url === null) return startEmbeddedPostgres({ dataDir });
  await requireDatabase(url);
  return { url, stop: async () => {} };
}

/**
 * @param {string} main
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
function runCommand(main, env) {
  const parameters = ['--enable-source-maps', main, ...process.argv.slice(2)];
  const child = spawn(process.execPath, parameters, { cwd: ROOT, env, stdio: 'inherit' });
  // The command hears Ctrl-C itself; we stay to stop the database after it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
