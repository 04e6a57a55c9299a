import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { benchTable } from './bench/table.mjs';
import { build } from './build.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { requireDatabase } from './lib/outside-database.mjs';
import { runScript } from './lib/plain-error.mjs';
import { ROOT } from './lib/root.mjs';

const ROUNDS = 3;

/** Above this share of the processors others disturb the measurement. */
const BUSY_SHARE = 0.5;

/** Prints a table, or with --json one list, of every suite of backend/bench/suites.ts; exit code 1 out of bounds. */
await runScript(async () => {
  const asJson = process.argv.includes('--json');
  await build({ ifStale: true, quiet: true });
  const busy = isBusy();
  if (busy) console.error('  The machine is busy: these figures say little.');

  const database = await openDatabase();
  try {
    const lines = await runSuites(database.url);
    console.log(asJson ? JSON.stringify(lines, null, 2) : benchTable(lines));
    if (busy || isBusy(cpus().length))
      console.error('  The machine was busy: measure again before you believe this.');
    if (lines.some(({ within }) => within === false)) process.exitCode = 1;
  } finally {
    await database.stop();
  }
});

/**
 * @param {string} databaseUrl
 * @returns {Promise<import('./bench/table.mjs').BenchLine[]>}
 */
async function runSuites(databaseUrl) {
  // Only the suites run from source; what they measure is the built server.
  await import('../backend/test/support/typescript.mjs');
  const { suites } = await import('../backend/bench/suites.ts');
  const lines = [];
  for (const suite of suites) {
    console.error(`--- ${suite.name}`);
    const say = (/** @type {string} */ line) => console.error(`  ${line}`);
    lines.push(...(await suite.run({ databaseUrl, rounds: ROUNDS, say })));
  }
  return lines;
}

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
async function openDatabase() {
  const url = process.env.DATABASE_URL?.trim();
  if (!url) return startEmbeddedPostgres({ dataDir: join(ROOT, '.data/bench') });
  await requireDatabase(url);
  return { url, stop: async () => {} };
}

/**
 * @param {number} [own] processors that the measurement itself keeps busy
 */
function isBusy(own = 0) {
  const [lastMinute = 0] = loadavg();
  return lastMinute - own > cpus().length * BUSY_SHARE;
}
